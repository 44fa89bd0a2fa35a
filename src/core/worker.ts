import { parentPort, Worker } from 'node:worker_threads';

/** Worker threads that answer requests, as the code that asks sees them. */
export interface WorkerClient<Request, Answer> {
  /** Sends a request to the thread that has the least to do. Rejects with what the thread throws, or when it dies. */
  ask(request: Request): Promise<Answer>;
  /**
   * Lets the threads finish what they were asked and end by themselves: a thread that is terminated loses the compiled
   * code that Node would save for the next run.
   */
  end(): Promise<void>;
}

/** What goes to a thread; `end` is its last message. */
type Message<Request> = { id: number; request: Request } | 'end';
/** What comes back. */
type Reply<Answer> = { id: number } & ({ answer: Answer } | { failure: unknown });

/**
 * Starts `count` threads that run a module which calls `answerRequests`. They keep the process alive only while they
 * work.
 */
export function startWorkers<Request, Answer>(module: URL, count = 1): WorkerClient<Request, Answer> {
  const threads = Array.from({ length: count }, () => startThread<Request, Answer>(module));
  return {
    ask: (request) =>
      threads.reduce((least, each) => (each.pending.size < least.pending.size ? each : least)).ask(request),
    end: async () => void (await Promise.all(threads.map(({ end }) => end()))),
  };
}

function startThread<Request, Answer>(module: URL) {
  const worker = new Worker(module);
  const pending = new Map<number, PromiseWithResolvers<Answer>>();
  const exited = new Promise<void>((resolve) => worker.once('exit', resolve));
  let death: unknown;
  let lastId = 0;
  const die = (reason: unknown) => {
    death ??= reason;
    for (const { reject } of pending.values()) reject(death);
    pending.clear();
  };
  worker.unref();
  worker.on('message', (reply: Reply<Answer>) => {
    const waiting = pending.get(reply.id);
    pending.delete(reply.id);
    if (pending.size === 0) worker.unref();
    if ('failure' in reply) waiting?.reject(reply.failure);
    else waiting?.resolve(reply.answer);
  });
  worker.on('error', die);
  worker.on('messageerror', die);
  worker.on('exit', () => die(new Error('The worker thread has ended.')));
  return {
    pending,
    ask(request: Request): Promise<Answer> {
      if (death !== undefined) return Promise.reject(death as Error);
      const waiting = Promise.withResolvers<Answer>();
      const id = (lastId += 1);
      // Throws for a request that cannot be sent.
      worker.postMessage({ id, request } satisfies Message<Request>);
      pending.set(id, waiting);
      worker.ref();
      return waiting.promise;
    },
    end(): Promise<void> {
      worker.ref();
      worker.postMessage('end' satisfies Message<Request>);
      return exited;
    },
  };
}

/** Answers the requests of `startWorkers`, in the thread. */
export function answerRequests<Request, Answer>(answer: (request: Request) => Answer | Promise<Answer>): void {
  const port = parentPort!;
  const working = new Set<Promise<void>>();
  const reply = async ({ id, request }: Exclude<Message<Request>, 'end'>) => {
    try {
      port.postMessage({ id, answer: await answer(request) } satisfies Reply<Answer>);
    } catch (failure) {
      // An error can always be sent; anything else that is thrown may hold a function.
      port.postMessage({ id, failure: failure instanceof Error ? failure : new Error(String(failure)) });
    }
  };
  port.on('message', async (message: Message<Request>) => {
    if (message === 'end') {
      await Promise.all(working);
      return port.close();
    }
    const work = reply(message);
    working.add(work);
    void work.then(() => working.delete(work));
  });
}
