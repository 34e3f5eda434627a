import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { join } from 'node:path';

/* Almost all of it a hole. */
export default function (place) {
  const file = openSync(join(place, 'content/en/large.md'), 'w');
  ftruncateSync(file, 64 * 1024 * 1024 + 1);
  closeSync(file);
}
