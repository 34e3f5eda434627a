import { closeSync, ftruncateSync, openSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/* Almost all of it a hole. */
export default function (place) {
  mkdirSync(join(place, 'themes/case/assets'), { recursive: true });
  const file = openSync(join(place, 'themes/case/assets/large.css'), 'w');
  ftruncateSync(file, 64 * 1024 * 1024 + 1);
  closeSync(file);
}
