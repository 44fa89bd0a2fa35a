import { showProgress } from './progress.ts';

/** In milliseconds: a shorter build says nothing; in a log it says something now and then. */
const [afterTerminal, afterLog] = [3_000, 10_000];
const every = 100;

/** What a build is doing, shown while it lasts long. `isTerminal` says whether somebody looks on. */
export function createBuildProgress(
  isTerminal: boolean,
  show: (text: string) => void = showProgress,
  now: () => number = () => performance.now(),
): { report(task: string, done?: number, of?: number): void; end(): void } {
  let next = now() + (isTerminal ? afterTerminal : afterLog);
  let isShown = false;
  return {
    report(task, done, of) {
      if (now() < next) return;
      next = now() + (isTerminal ? every : afterLog);
      isShown = true;
      show(of === undefined ? task : `${task}: ${done} of ${of}`);
    },
    end() {
      next = Infinity;
      if (isShown) show('');
    },
  };
}

/** Reports what a thread counts (`[done, of]`), until it is stopped. */
export function watchCounter(counter: Int32Array, report: (done: number, of: number) => void): () => void {
  const timer = setInterval(() => {
    const [done, of] = counter as unknown as [number, number];
    if (of > 0) report(done, of);
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}
