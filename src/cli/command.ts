import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Stop } from '../core/stop.ts';
import { describe } from './describe.ts';
import { showProgress } from './progress.ts';

/** What a command was given, as `util.parseArgs` reads it; throws a `Stop` with the command’s usage. */
export function readOptions<Options extends ParseArgsOptionsConfig>(
  options: Options,
  usage: string,
  allowPositionals = false,
) {
  try {
    return parseArgs({ options, allowPositionals });
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n\n${usage}`);
  }
}

/** Runs a command. What it throws is printed, with a stack trace only where DEBUG is set, and it ends with 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    showProgress('');
    console.error(
      process.env.DEBUG ? error : describe(error).replace('The site was not changed', 'Nothing was changed'),
    );
    process.exitCode = 1;
  }
}
