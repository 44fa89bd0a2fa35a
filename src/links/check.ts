import { openCachedValue } from '../core/cache.ts';
import { compare } from '../core/order.ts';
import type { Diagnostic } from '../core/diagnostics.ts';
import { archiveOrigin, findArchivedCopy, type ArchivedCopy } from './archive.ts';
import type { ExternalLink } from './external-links.ts';
import { askFor, createHostQueue, type Answer, type RequestOptions } from './request.ts';

/** How links are checked. */
export interface LinkCheckOptions extends RequestOptions {
  /** File of the answers of earlier runs. */
  cache: string;
  /** Today, `YYYY-MM-DD`. */
  today: string;
  /** Whether to ask again for what is cached. */
  fresh?: boolean;
  /** Origin of the web archive. */
  archive?: string;
  /** Called with how many URLs have been asked for, and of how many. */
  progress?: (done: number, all: number) => void;
}

/** What a check found. */
export interface LinkCheck {
  /** Errors: dead links. Warnings: those of which it is not sure. */
  diagnostics: Diagnostic[];
  /** Links that have moved for good. */
  moved: Diagnostic[];
  /** How many URLs, each once, have which verdict. */
  counts: Record<Answer['verdict'], number>;
  /** How many of them were asked for now. */
  asked: number;
  /** Whether no host could be found at all. */
  isOffline: boolean;
}

/** Hosts asked at the same time, each with one request. */
const hostsAtOnce = 8;

/** Days for which an answer is taken from the cache. What does not work is asked for again on another day. */
const daysCached = { works: 14, dead: 1, unsure: 1 };

type CachedAnswers = Record<string, { day: string; answer: Answer; copy?: ArchivedCopy | undefined }>;

/** Asks for every URL once, and says by file and line which of the links are dead. */
export async function checkLinks(links: readonly ExternalLink[], options: LinkCheckOptions): Promise<LinkCheck> {
  const { cache, today, fresh = false, archive = archiveOrigin, progress } = options;
  const byUrl = Map.groupBy(links, ({ url }) => url);
  const file = openCachedValue<CachedAnswers>(cache);
  const cached = fresh ? {} : (file.read() ?? {});
  const isCurrent = (url: string) =>
    cached[url] !== undefined && daysCached[cached[url].answer.verdict] > daysBetween(cached[url].day, today);
  const outdated = [...byUrl.keys()].filter((url) => !isCurrent(url));
  const queue = createHostQueue(hostsAtOnce);
  let done = 0;
  const ask = async (url: string): Promise<[string, CachedAnswers[string]]> => {
    const answer = await askFor(url, queue, options);
    const day = byUrl
      .get(url)!
      .flatMap((link) => link.day ?? [])
      .sort(compare)[0];
    const copy = answer.verdict === 'dead' ? await findArchivedCopy(url, day, queue, options, archive) : undefined;
    progress?.(++done, outdated.length);
    return [url, { day: today, answer, ...(copy && { copy }) }];
  };
  const answers = Object.fromEntries(await Promise.all(outdated.map(ask)));
  const isOffline = outdated.length > 0 && Object.values(answers).every(({ answer }) => isUnreachable(answer));
  const all = { ...cached, ...answers };
  if (!isOffline) file.write(Object.fromEntries([...byUrl.keys()].sort(compare).map((url) => [url, all[url]!])));
  const diagnosticsOf = (of: typeof describeAnswer) =>
    links.flatMap(({ url, written, file, line, cell }): Diagnostic[] => {
      const diagnostic = of(written, all[url]!);
      return diagnostic === undefined ? [] : [{ file, line, cell, ...diagnostic }];
    });
  return {
    diagnostics: diagnosticsOf(describeAnswer),
    moved: diagnosticsOf(describeMove),
    counts: countVerdicts([...byUrl.keys()].map((url) => all[url]!.answer)),
    asked: outdated.length,
    isOffline,
  };
}

function countVerdicts(answers: readonly Answer[]): LinkCheck['counts'] {
  const counts = { works: 0, dead: 0, unsure: 0 };
  for (const { verdict } of answers) counts[verdict] += 1;
  return counts;
}

/** Whether not even the name of a host was found. */
const isUnreachable = ({ reason }: Answer): boolean => /host/.test(reason);

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function describeAnswer(
  written: string,
  { answer, copy }: CachedAnswers[string],
): Omit<Diagnostic, 'file'> | undefined {
  const { verdict, reason } = answer;
  if (verdict === 'works') return undefined;
  if (verdict === 'unsure')
    return {
      severity: 'warning',
      message: `\`${written}\` could not be checked: ${reason}.`,
      fix: 'Open it in a browser; many sites refuse programs.',
    };
  return {
    message: `\`${written}\` is dead: ${reason}.`,
    fix:
      copy === undefined
        ? 'Find where it has moved, or take the link out. No copy of it was found at archive.org.'
        : `A copy of ${copy.day}: ${copy.url}`,
  };
}

function describeMove(written: string, { answer }: CachedAnswers[string]): Omit<Diagnostic, 'file'> | undefined {
  const { verdict, movedTo } = answer;
  if (verdict !== 'works' || movedTo === undefined) return undefined;
  return { severity: 'warning', message: `\`${written}\` has moved for good.`, fix: `Write ${movedTo}` };
}
