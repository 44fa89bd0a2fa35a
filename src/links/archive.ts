import type { HostQueue, RequestOptions } from './request.ts';

/** A copy of a page in a web archive. */
export interface ArchivedCopy {
  url: string;
  /** Day of the copy, `YYYY-MM-DD`. */
  day: string;
}

/** The Internet Archive. */
export const archiveOrigin = 'https://archive.org';

/**
 * The copy of a page that is nearest to a day, `YYYY-MM-DD`; `undefined` when there is none or nobody answers. Uses the
 * Wayback Machine's availability API (https://archive.org/help/wayback_api.php).
 */
export async function findArchivedCopy(
  page: string,
  day: string | undefined,
  queue: HostQueue,
  { patience, userAgent }: RequestOptions,
  origin = archiveOrigin,
): Promise<ArchivedCopy | undefined> {
  const query = new URL('/wayback/available', origin);
  query.searchParams.set('url', page);
  if (day !== undefined) query.searchParams.set('timestamp', day.replaceAll('-', ''));
  try {
    return await queue(query.host, async () => {
      const response = await fetch(query, {
        signal: AbortSignal.timeout(patience),
        headers: { 'user-agent': userAgent },
      });
      const { archived_snapshots: found } = (await response.json()) as {
        archived_snapshots?: { closest?: { available?: boolean; url?: string; timestamp?: string } };
      };
      const { available, url, timestamp = '' } = found?.closest ?? {};
      const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)/.exec(timestamp) ?? [];
      if (available !== true || url === undefined || year === undefined) return undefined;
      return { url: url.replace(/^http:/, 'https:'), day: `${year}-${month}-${date}` };
    });
  } catch {
    return undefined;
  }
}
