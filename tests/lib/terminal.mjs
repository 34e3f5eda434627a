// SPDX-License-Identifier: MIT
// A terminal of its own (tmux), what is typed there, and what it shows.
import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { temporaryFolder } from './balise.mjs';
import { until } from './preview.mjs';

/** Runs the command in a terminal that ends with the test `t`. */
export function terminal(t, command, { cwd, env = {}, columns = 80, rows = 24 } = {}) {
  const socket = join(temporaryFolder(t), 'tmux');
  const tmux = (...args) => execFileSync('tmux', ['-S', socket, '-f', '/dev/null', ...args],
    { encoding: 'utf8', cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), command);
  tmux('set-option', '-g', 'remain-on-exit', 'on');
  t.after(() => spawnSync('tmux', ['-S', socket, 'kill-server']));
  const text = () => tmux('capture-pane', '-p');
  return {
    tmux,
    text,
    type: (...keys) => tmux('send-keys', ...keys),
    shows: (wanted) => until(`'${wanted}' in the terminal`, () => text().includes(wanted)),
  };
}
