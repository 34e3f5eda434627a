// SPDX-License-Identifier: MIT
// Programs that listen on a free port of this machine, and end with the test.
import { spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
}

// Starts the command that `start` gives for a port, [program, ...arguments], and waits
// until it answers: {port, stop()}. Another port where somebody was faster.
export async function listen(start) {
  let said = '';
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const [command, ...args] = start(port);
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // The system's own folder of programs is not in everyone's PATH.
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    });
    child.stderr.on('data', (text) => { said += text; });
    let ended = false;
    const end = new Promise((resolve) => {
      child.on('error', (error) => { said += error; ended = true; resolve(); });
      child.on('exit', () => { ended = true; resolve(); });
    });
    const kill = () => child.kill('SIGKILL');
    process.on('exit', kill);
    for (let i = 0; i < 200 && !ended; i++) {
      if (await answers(port))
        return {
          port,
          stop: async () => {
            child.kill('SIGTERM');
            await end;
            process.off('exit', kill);
          },
        };
      await sleep(50);
    }
    child.kill('SIGKILL');
    await end;
  }
  throw new Error(`a server does not start: ${said.slice(0, 2000)}`);
}
