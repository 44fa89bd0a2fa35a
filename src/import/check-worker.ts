import { folders } from '../blog/kinds.ts';
import { loadContent } from '../loader/load-content.ts';

/**
 * Reads the content of a stage as a build does, whenever it is asked; a process of its own, because settings are read
 * once.
 */
process.on('message', async ({ root, cache, now }: { root: string; cache: string; now: number }) => {
  try {
    const { diagnostics } = await loadContent({ root, cache, folders, edition: { drafts: false, now } }, 'import');
    process.send!(diagnostics.filter(({ severity }) => severity !== 'warning'));
  } catch (error) {
    process.send!({ failure: (error as Error).message });
  }
});
