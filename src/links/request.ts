/** What became of asking for a URL. */
export interface Answer {
  /**
   * `works`: it leads somewhere. `dead`: it is gone, or its host is. `unsure`: a server that refuses programs, is busy
   * or broken today, or does not answer.
   */
  verdict: 'works' | 'dead' | 'unsure';
  /** Why, in a few words: `404 Not Found`. */
  reason: string;
  /** Where it has moved for good (301 and 308, RFC 9110, 15.4), fragment aside. */
  movedTo?: string | undefined;
}

/** The most redirects that are followed; browsers follow 20 (Fetch standard, 4.4). */
const mostRedirects = 20;

/** How to ask. */
export interface RequestOptions {
  /** Milliseconds to wait for an answer. */
  patience: number;
  /** Who asks: the address of the blog. */
  userAgent: string;
}

/** Runs tasks of one host one after another, those of different hosts side by side, `atOnce` in all. */
export function createHostQueue(atOnce: number) {
  const lastOf = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let free = atOnce;
  const enter = async () => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
  };
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return <T>(host: string, task: () => Promise<T>): Promise<T> => {
    const before = lastOf.get(host) ?? Promise.resolve();
    const result = before.then(async () => {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    });
    lastOf.set(
      host,
      result.catch(() => undefined),
    );
    return result;
  };
}

/** Lets one request at a time through to each host. */
export type HostQueue = ReturnType<typeof createHostQueue>;

/** Asks for a URL, through redirects, one request at a time to each host. */
export async function askFor(url: string, queue: HostQueue, options: RequestOptions): Promise<Answer> {
  let at = new URL(url);
  let isPermanent = true;
  let movedTo: string | undefined;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const answer = await queue(at.host, () => askOnce(at, options));
    if ('failure' in answer) return answer.failure;
    const { status, location, statusText } = answer;
    const next = status >= 300 && status < 400 && location !== null ? URL.parse(location, at) : null;
    if (next === null) return { ...judge(status, statusText), ...(movedTo !== undefined && { movedTo }) };
    isPermanent &&= status === 301 || status === 308;
    next.hash = '';
    if (isPermanent) movedTo = next.href;
    if (!/^https?:$/.test(next.protocol)) return { verdict: 'unsure', reason: `a redirect to \`${next.protocol}\`` };
    at = next;
  }
  return { verdict: 'unsure', reason: `more than ${mostRedirects} redirects` };
}

/** What the status of a last answer says (RFC 9110, 15). */
function judge(status: number, statusText: string): Answer {
  const reason = `${status} ${statusText}`.trim();
  if (status >= 200 && status < 400) return { verdict: 'works', reason };
  return { verdict: status === 404 || status === 410 ? 'dead' : 'unsure', reason };
}

/** One answer. Many servers do not know HEAD, or answer it otherwise: what is no success is asked for with GET. */
async function askOnce(
  url: URL,
  options: RequestOptions,
): Promise<{ status: number; statusText: string; location: string | null } | { failure: Answer }> {
  let failure: Answer | undefined;
  for (const method of ['HEAD', 'GET']) {
    try {
      const { status, statusText, headers, body } = await fetch(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(options.patience),
        headers: { 'user-agent': options.userAgent, accept: 'text/html,*/*;q=0.8' },
      });
      await body?.cancel();
      if (method === 'GET' || status < 400 || status === 429)
        return { status, statusText, location: headers.get('location') };
    } catch (error) {
      failure = explain(error as Error);
      if (failure.verdict === 'dead') break;
    }
  }
  return { failure: failure! };
}

/** Why there is no answer. */
function explain(error: Error): Answer {
  const { code = '' } = (error.cause ?? {}) as { code?: string };
  if (code === 'ENOTFOUND') return { verdict: 'dead', reason: 'no such host' };
  if (error.name === 'TimeoutError') return { verdict: 'unsure', reason: 'no answer in time' };
  const known: Readonly<Record<string, string>> = {
    EAI_AGAIN: 'its host could not be looked up',
    ECONNREFUSED: 'the connection is refused',
    ECONNRESET: 'the connection is broken off',
    UND_ERR_SOCKET: 'the connection is broken off',
    UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
    CERT_HAS_EXPIRED: 'its certificate has expired',
  };
  return { verdict: 'unsure', reason: known[code] ?? (code === '' ? 'no answer' : `no answer (${code})`) };
}
