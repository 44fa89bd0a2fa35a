/**
 * Starts to measure; what it gives says how many milliseconds of processor time this process has used since. Unlike a
 * clock, that does not depend on what else the machine is doing.
 */
export function startCpuTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
