import { flushCompileCache, getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import process from 'node:process';

/** A child that keeps the right to write cannot be told apart from one that gave it up: only a Node known to take it back gets it. */
const canGiveUp = ((): boolean => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 21);
})();

/**
 * How a child reads our own modules in their compiled form, ten times faster, and adds those that are missing: the one folder it
 * may write to, until `giveUpWriting`. Nothing where this process keeps no compiled modules.
 */
export function compileCacheRights(): { readonly args: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  const folder = canGiveUp ? getCompileCacheDir() : undefined;
  return folder === undefined
    ? { args: [], env: {} }
    : {
        args: [`--allow-fs-read=${folder}`, `--allow-fs-write=${folder}`],
        env: { NODE_COMPILE_CACHE: dirname(folder) },
      };
}

let writing = true;

/** Called once the modules are loaded and before the first untrusted byte is read; from here on this process writes nothing. */
export function giveUpWriting(): void {
  if (!writing) return;
  writing = false;
  if (getCompileCacheDir() !== undefined) flushCompileCache();
  const { permission } = process;
  if (permission && 'drop' in permission && typeof permission.drop === 'function') {
    permission.drop('fs.write');
  }
}
