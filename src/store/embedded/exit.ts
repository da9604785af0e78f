const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ties something that must be closed to the life of the process. Returns the close to call (once is
 * enough, more is harmless). When the process ends without it: on a signal that nobody else
 * listens to, `close` runs first and the signal then takes effect; on an exit, `abandon`, which
 * must not wait for anything, runs.
 */
export function closeWithProcess(close: () => Promise<void>, abandon: () => void): () => Promise<void> {
  let closing: Promise<void> | undefined;

  function closeOnce(): Promise<void> {
    process.off('exit', abandon);
    for (const signal of signals) process.off(signal, onSignal);
    return (closing ??= close());
  }

  function onSignal(signal: NodeJS.Signals): void {
    if (process.listenerCount(signal) > 1) return;
    void closeOnce().finally(() => process.kill(process.pid, signal));
  }

  process.once('exit', abandon);
  for (const signal of signals) process.on(signal, onSignal);
  return closeOnce;
}
