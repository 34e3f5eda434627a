// SPDX-License-Identifier: MIT
// USB keys to test with: file systems in image files, mounted where that is allowed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The system's own folder of programs is not in everyone's PATH.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`, LC_ALL: 'C.UTF-8' };

const run = (command, ...options) => spawnSync(command, options, { env, encoding: 'utf8' });
const works = (...call) => run(...call).status === 0;

const FORMATS = {
  // Without a label, which fusefat shows as a file.
  vfat: (image) => run('mkfs.vfat', '-F', '32', '-s', '1', image),
  exfat: (image) => run('mkfs.exfat', image),
};

/* The kernel knows it, or a program does it for the kernel; gives why not. */
function mount(image, folder, kind, options) {
  const kernel = run('mount', '-t', kind, '-o', ['loop', ...options].join(','), image, folder);
  if (kernel.status === 0)
    return '';
  if (!existsSync('/dev/fuse'))
    return kernel.stderr.trim() || 'mount cannot be run';
  const why = (kind === 'exfat' ? mountExfat : mountFat)(image, folder, options);
  return why && `${kernel.stderr}${why}`.trim();
}

/* Works on the image itself, and goes on in the background with what it was given to write to. */
function mountFat(image, folder, options) {
  const fuse = spawnSync('fusefat', ['-o', options.includes('ro') ? 'ro' : 'rw+', image, folder], { env, stdio: 'ignore' });
  return fuse.status === 0 ? '' : 'no fusefat';
}

function mountExfat(image, folder, options) {
  const device = run('losetup', '-f', '--show', ...(options.includes('ro') ? ['-r'] : []), image).stdout?.trim();
  if (!device)
    return 'no loop device, and the kernel cannot mount it';
  const fuse = run('mount.exfat-fuse', ...(options.length ? ['-o', options.join(',')] : []), device, folder);
  run('losetup', '-d', device); // once it is no longer used
  return fuse.status === 0 ? '' : fuse.stderr ?? 'no mount.exfat-fuse';
}

/* A folder, in which what is mounted at `name` is taken away before all is removed. */
function folderWith(t, name) {
  const folder = mkdtempSync(join(tmpdir(), 'balise-test-'));
  const place = join(folder, name);
  mkdirSync(place);
  t.after(() => {
    works('umount', place);
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, place };
}

/* The program that does the work of a file system mounted at `folder`; 0 for the kernel. */
function driverOf(folder) {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      if (/fuse/.test(words[0]) && words.includes(folder))
        return Number(id);
    } catch {
      // It has ended meanwhile.
    }
  }
  return 0;
}

/**
 * A key of so many megabytes; skips the test, and gives undefined, where none
 * can be mounted. `remount` mounts it again, with options such as 'ro'; `check` lets the
 * file system's own program look at it. `driver` is the process that serves it, 0 for the
 * kernel; `pull` ends that process, if there is one, at once: whatever is asked of the key
 * then fails, as when a key is pulled out.
 */
export function plugIn(t, kind, megabytes) {
  const { folder, place } = folderWith(t, 'key');
  const image = join(folder, 'key.img');
  run('truncate', '-s', `${megabytes}M`, image);
  const made = FORMATS[kind](image);
  if (made.status !== 0) {
    t.skip(`mkfs.${kind}: ${made.error ?? made.stderr}`);
    return undefined;
  }
  const why = mount(image, place, kind, []);
  if (why) {
    t.skip(`${kind} cannot be mounted here: ${why.split('\n')[0]}`);
    return undefined;
  }
  const pullOut = () => works('umount', place);
  return {
    folder: place,
    remount(...options) {
      pullOut();
      return mount(image, place, kind, options);
    },
    driver: () => driverOf(place),
    pull() {
      const driver = driverOf(place);
      if (driver)
        process.kill(driver, 'SIGKILL');
      return driver !== 0;
    },
    check() {
      pullOut();
      return run(`fsck.${kind}`, '-n', image);
    },
  };
}

/** The folder of a small file system in memory; undefined where it is not allowed. */
export function smallDisk(t, kilobytes, options = '') {
  const { place } = folderWith(t, 'disk');
  const made = run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k${options}`, 'tmpfs', place);
  if (made.status === 0)
    return place;
  t.skip(`tmpfs cannot be mounted here: ${made.error ?? made.stderr.trim()}`);
  return undefined;
}

/** Mounts such a disk anew with other options. */
export function changeDisk(place, options) {
  return works('mount', '-o', `remount,${options}`, place);
}

/** A folder in memory where there is such a place: all that is written is waited for. */
export function keyFolder(t) {
  const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(base, 'balise-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
