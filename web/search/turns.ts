/** Long work in short turns, so that typing, scrolling and painting go on meanwhile. */

/** Longest turn, in milliseconds; the browser has the rest of a frame for itself. */
const TURN = 8;

/** Do work to its end at once, as Node does. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Do work a turn at a time. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const end = performance.now() + TURN;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await breath();
  }
}

/** Let whatever waits go first. A message comes back sooner than a timer, which browsers hold for 4 ms. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
