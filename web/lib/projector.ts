/** A dialog that fills the screen of a projector: opened by a button, left by Esc, and the screen does not fall asleep. */

export class Projector {
  private lock: { release: () => Promise<void> } | undefined;

  constructor(readonly dialog: HTMLDialogElement, private readonly opener: HTMLElement, private readonly closed: () => void = () => {}) {
    dialog.addEventListener("close", () => this.leave());
    document.addEventListener("visibilitychange", () => void this.stayAwake());
    document.addEventListener("fullscreenchange", () => {
      // Esc leaves the full screen first, and with it the dialog
      if (!document.fullscreenElement && dialog.open) dialog.close();
    });
  }

  open(): void {
    this.dialog.showModal();
    this.dialog.focus();
    void this.fill();
    void this.stayAwake();
  }

  async fill(): Promise<void> {
    try {
      if (!document.fullscreenElement) await this.dialog.requestFullscreen();
    } catch {
      // the dialog fills the window all the same
    }
  }

  /** Buttons by their selectors, keys by their names; a button in focus answers to the space itself. */
  controls(buttons: Record<string, () => void>, keys: Record<string, () => void>): void {
    for (const [name, act] of Object.entries(buttons)) {
      this.dialog.querySelector(name)!.addEventListener("click", (event) => {
        act();
        // after a press of the mouse the keys belong to the dialog again, not to the button
        if ((event as MouseEvent).detail > 0 && this.dialog.open) this.dialog.focus();
      });
    }
    this.dialog.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = event.key === " " && (event.target as HTMLElement).closest("button, input, a, summary") ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      if (!event.repeat) act();
    });
  }

  private leave(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    void this.lock?.release();
    this.lock = undefined;
    this.closed();
    this.opener.focus();
  }

  private async stayAwake(): Promise<void> {
    if (!this.dialog.open || document.visibilityState !== "visible") return;
    try {
      this.lock = await navigator.wakeLock?.request("screen");
    } catch {
      // the screen sleeps as the device is set
    }
  }
}
