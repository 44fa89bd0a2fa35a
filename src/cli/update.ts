import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Stop } from '../core/stop.ts';
import { readEngineFiles, readRecord, versionOf, type EngineRecord, type FileIds } from '../update/engine-files.ts';
import { differenceOf, openVersion, readBlob, readIfThere, type OtherVersion } from '../update/other-version.ts';
import { ownerPaths } from '../update/owner-paths.ts';
import { planUpdate, type Conflict, type UpdatePlan } from '../update/plan.ts';
import { copyProject, removeAdditions, takeVersion } from '../update/take-version.ts';
import { readOptions, runCommand } from './command.ts';
import { showProgress } from './progress.ts';

const usage = `npm run update -- <version> brings the blog to another version of its engine. Yours stay:
${ownerPaths.join(', ')}, and files that you added.
The new version is tried on a copy first: packages, build, tests. Only then the blog is changed.

<version> is a folder, an archive (.tar.gz, .zip) or a git repository (after it #v1.2.0 for a tag, branch or
commit), by path or URL.

  --dry-run         says what would be done
  --no-test         leaves out npm test, which takes minutes
  --keep <path>     keeps a file of the engine that you changed; may be given more than once
  --replace <path>  takes the new version's, and drops your change; likewise
  --unchanged       says that you changed none of the engine's files, where the blog has no record of them`;

const options = {
  'dry-run': { type: 'boolean', default: false },
  'no-test': { type: 'boolean', default: false },
  keep: { type: 'string', multiple: true, default: [] as string[] },
  replace: { type: 'string', multiple: true, default: [] as string[] },
  unchanged: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `npm run update`: another version of the engine under the same blog. */
async function main(folder: string): Promise<void> {
  const { values, positionals } = readOptions(options, usage, true);
  if (values.help) return console.log(usage);
  const [address, ...others] = positionals;
  if (address === undefined || others.length > 0) throw new Stop(usage);
  const root = process.cwd();
  showProgress('Reading the other version');
  const other = await openVersion(address, folder);
  showProgress('');
  const record = readRecord(root);
  const [files, otherFiles] = [readEngineFiles(root), readEngineFiles(other.root)];
  const { came, isAsItCame } = whatCame({ files, otherFiles, record, history: other.history }, values.unchanged);
  const plan = planUpdate(files, otherFiles, came, isAsItCame, values);
  const { commit, root: otherRoot } = other;
  const versions = `${versionOf(root)} → ${versionOf(otherRoot)}${commit === undefined ? '' : ` (${commit})`}`;
  if (plan.conflicts.length > 0) throw new Stop(describeConflicts(plan.conflicts, { root, other, record, folder }));
  // An update that was ended in the middle has all files, and no record of them.
  const isRecorded = record !== undefined && isDeepStrictEqual(record.files, otherFiles);
  if (plan.write.length + plan.remove.length === 0 && isRecorded)
    return console.log(`${versions}: nothing is different.`);
  console.log(describePlan(plan, versions));
  const left =
    record === undefined && values.unchanged ? [...files.keys()].filter((path) => !otherFiles.has(path)) : [];
  if (left.length > 0)
    console.log(`Not in that version, and left: ${left.join(', ')}. Delete what is not yours, then build again.`);
  if (values['dry-run']) return console.log('Nothing was changed.');

  tryOut(plan, other, join(folder, 'copy'), values);
  takeVersion(plan, other.root, root);
  runStep('npm ci', root);
  console.log(`The blog is on ${versionOf(root)}. Look at it with \`npm run dev\`, then commit.`);
}

/** Installs, builds and tests a copy of the blog with the other version. Throws a `Stop` where one of them fails. */
function tryOut(
  plan: UpdatePlan,
  other: OtherVersion,
  copy: string,
  { keep, 'no-test': isUntested }: { keep: readonly string[]; 'no-test': boolean },
): void {
  copyProject(process.cwd(), copy);
  takeVersion(plan, other.root, copy);
  runStep('npm ci', copy);
  runStep('npm run build', copy);
  if (isUntested) return;
  removeAdditions(plan, keep, other.root, copy);
  runStep('npm test', copy);
}

/** What is known of the engine’s files. */
interface Knowledge {
  files: FileIds;
  otherFiles: FileIds;
  record: EngineRecord | undefined;
  history: OtherVersion['history'];
}

/**
 * Which files the engine brought, and whether one is still as it came: by the record, or by the engine’s history. Where
 * the owner's word is all there is, what the other version lacks may be theirs, and stays.
 */
function whatCame({ files, otherFiles, record, history }: Knowledge, unchanged: boolean) {
  if (record !== undefined)
    return {
      came: new Set(record.files.keys()),
      isAsItCame: (path: string, id: string) => record.files.get(path) === id,
    };
  if (unchanged)
    return { came: new Set([...files.keys()].filter((path) => otherFiles.has(path))), isAsItCame: () => true };
  if (history === undefined)
    throw new Stop(
      'It is not known which of the engine’s files you changed: this blog has no record of them ' +
        '(.config/engine.json), and that version has no history. Take it from a git repository, or say ' +
        '`--unchanged` if you changed none. Nothing was changed.',
    );
  return {
    came: new Set([...files].flatMap(([path, id]) => (history.has(id) ? [path] : []))),
    isAsItCame: (_: string, id: string) => history.has(id),
  };
}

const kinds = {
  changed: 'was changed by hand',
  deleted: 'was deleted by hand',
  own: 'is yours, and the other version has a file of that name',
};

/** Each file that is not as it came, with what was changed in it. */
function describeConflicts(
  conflicts: readonly Conflict[],
  {
    root,
    other,
    record,
    folder,
  }: { root: string; other: OtherVersion; record?: EngineRecord | undefined; folder: string },
): string {
  const described = conflicts.map(({ path, kind }) => {
    const id = record?.files.get(path);
    const original = id === undefined ? undefined : (readBlob(root, id) ?? readBlob(other.root, id));
    const [before, after] = [original ?? readIfThere(other.root, path), readIfThere(root, path)];
    const difference = before && after ? differenceOf(before, after, folder) : '';
    const against = original === undefined && difference !== '' ? ' (compared with the other version’s)' : '';
    return `${path} ${kinds[kind]}${against}${difference === '' ? '' : `:\n${difference.replace(/^/gm, '    ')}`}`;
  });
  return [
    ...described,
    `${conflicts.length} of the engine’s files are not as they came. For each say \`--keep <path>\` or ` +
      '`--replace <path>`; colours and styles of your own belong in src/styles/tokens.css. Nothing was changed.',
  ].join('\n\n');
}

function describePlan({ write, remove, stay }: UpdatePlan, versions: string): string {
  const stays = stay.length === 0 ? '' : `; yours stay: ${stay.join(', ')}`;
  return `${versions}: ${write.length} files are new or replaced, ${remove.length} go${stays}.`;
}

function runStep(command: string, cwd: string): void {
  console.log(`\n> ${command}`);
  // Ctrl-C ends the step; the copy is removed then.
  process.once('SIGINT', () => undefined);
  const { status } = spawnSync(command, { cwd, shell: true, stdio: 'inherit' });
  if (status === 0) return;
  throw new Stop(
    cwd === process.cwd()
      ? `\`${command}\` failed, after the files were replaced: run it again.`
      : `\`${command}\` failed with the other version. Nothing was changed.`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'update-'));
try {
  await runCommand(() => main(folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
