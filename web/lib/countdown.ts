/** A countdown over steps. It keeps the moment at which a step ends, not ticks, so that it neither drifts nor stops with the page. */

export interface Countdown {
  step: number;
  /** Milliseconds left of the step while it stands still; below zero when it ran over. */
  left: number;
  /** Moment at which the step ends (milliseconds since 1970) while it runs. */
  until: number | undefined;
}

const MINUTE = 60_000;
/** A countdown that ended so long ago belongs to another day. */
const FORGOTTEN = 6 * 60 * MINUTE;

export function begin(minutes: readonly number[], step = 0): Countdown {
  return { step, left: (minutes[step] ?? 0) * MINUTE, until: undefined };
}

/** Milliseconds left of the step; below zero when it ran over. */
export function left(state: Countdown, now: number): number {
  return state.until === undefined ? state.left : state.until - now;
}

/** Milliseconds left of the step and all that follow; an overrun shortens nothing. */
export function wholeLeft(state: Countdown, minutes: readonly number[], now: number): number {
  const later = minutes.slice(state.step + 1).reduce((sum, one) => sum + one * MINUTE, 0);
  return Math.max(0, left(state, now)) + later;
}

export function run(state: Countdown, now: number): Countdown {
  return state.until === undefined ? { ...state, until: now + state.left } : state;
}

export function stop(state: Countdown, now: number): Countdown {
  return { ...state, left: left(state, now), until: undefined };
}

/** Go to another step, with its whole time; a countdown that runs goes on running. */
export function move(state: Countdown, minutes: readonly number[], by: number, now: number): Countdown {
  const step = Math.min(minutes.length - 1, Math.max(0, state.step + by));
  const moved = begin(minutes, step);
  return state.until === undefined ? moved : run(moved, now);
}

/** Give the step more time; one that ran over gets it from now. */
export function extend(state: Countdown, now: number): Countdown {
  const more = Math.max(0, left(state, now)) + MINUTE;
  return state.until === undefined ? { ...state, left: more } : { ...state, until: now + more };
}

/** Return a kept countdown, or a fresh one when it is not of these steps or long over. */
export function restored(kept: Partial<Countdown> | undefined, minutes: readonly number[], now: number): Countdown {
  const step = kept?.step;
  if (!Number.isInteger(step) || step! < 0 || step! >= minutes.length || !Number.isFinite(kept?.left)) return begin(minutes);
  const until = Number.isFinite(kept?.until) ? kept?.until : undefined;
  if (until !== undefined && now - until > FORGOTTEN) return begin(minutes);
  return { step: step!, left: kept!.left!, until };
}

/** „6:05“; seconds are rounded up while time is left, so that „0:00“ means the end. */
export function digits(milliseconds: number): string {
  const seconds = milliseconds > 0 ? Math.ceil(milliseconds / 1000) : Math.floor(-milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
