import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export default function (place) {
  const folder = join(place, 'content/en', 'deep/'.repeat(40));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.md'), 'never read');
}
