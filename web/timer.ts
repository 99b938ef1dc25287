/** The steps of an exercise on a projector, with a countdown: space starts and pauses, arrows change the step, Esc leaves. */

import { chime, wake } from "./lib/chime";
import { begin, type Countdown, digits, extend, left, move, restored, run, stop, wholeLeft } from "./lib/countdown";
import { clock, counted } from "./lib/lithuanian";
import { Projector } from "./lib/projector";
import { read, write } from "./lib/store";
import { timer as texts } from "./texts.json";

const TICK = 200;
const MINUTE = 60_000;

class Stage {
  private state: Countdown;
  /** What of the step's time has been announced. */
  private said = { minute: false, end: false };
  private ticking: ReturnType<typeof setInterval> | undefined;
  private readonly projector: Projector;
  private readonly minutes: number[];
  private readonly words: string[];
  private readonly sound: HTMLInputElement;

  constructor(private readonly dialog: HTMLDialogElement, private readonly opener: HTMLButtonElement, private readonly id: string, steps: HTMLElement[]) {
    this.minutes = steps.map((step) => Number(step.dataset["minutes"]));
    this.words = steps.map((step) => step.lastElementChild?.textContent?.trim() ?? "");
    this.state = restored(read<Countdown>("laikmatis", id), this.minutes, Date.now());
    this.silence();
    this.sound = this.find<HTMLInputElement>(".sound input");
    this.sound.checked = read<boolean>("laikmatis") === true;
    this.find(".sound").addEventListener("change", () => {
      write("laikmatis", this.sound.checked);
      if (this.sound.checked) {
        wake();
        setTimeout(() => chime(1), 100);
      }
    });
    opener.addEventListener("click", () => this.open());
    this.projector = new Projector(dialog, opener, () => this.closed());
    const step = (by: number) => () => this.change(move(this.state, this.minutes, by, Date.now()));
    this.projector.controls({
      ".close": () => dialog.close(),
      ".back": step(-1),
      ".forward": step(1),
      ".go": () => this.toggle(),
      ".more": () => this.change(extend(this.state, Date.now())),
      ".again": () => this.change(begin(this.minutes)),
      ".full": () => void this.projector.fill(),
    }, { ArrowRight: step(1), ArrowLeft: step(-1), PageDown: step(1), PageUp: step(-1), " ": () => this.toggle() });
    this.look();
    if (this.state.until !== undefined) this.tick();
    if (location.hash === "#ekranas") this.open();
  }

  private find<T extends HTMLElement>(selector: string): T {
    return this.dialog.querySelector<T>(selector)!;
  }

  private open(): void {
    if (this.sound.checked) wake();
    this.projector.open();
    this.tick();
    this.look();
  }

  private closed(): void {
    this.look();
    if (this.state.until === undefined) this.rest();
  }

  private toggle(): void {
    if (this.sound.checked) wake();
    const now = Date.now();
    if (this.state.until === undefined) {
      this.state = run(this.state, now);
      this.announce();
      this.tick();
    } else {
      this.state = stop(this.state, now);
      this.say(texts.said_pause);
    }
    this.kept();
  }

  private change(state: Countdown): void {
    const moved = state.step !== this.state.step;
    this.state = state;
    if (moved) this.announce();
    this.kept();
  }

  /** What is past needs no announcement. */
  private silence(): void {
    const now = left(this.state, Date.now());
    this.said = { minute: now <= MINUTE, end: now <= 0 };
  }

  private kept(): void {
    this.silence();
    write("laikmatis", this.state, this.id);
    this.look();
  }

  private announce(): void {
    const step = this.state.step;
    const minutes = counted(this.minutes[step] ?? 0, ...(texts.minute_forms.split(" / ") as [string, string, string]));
    this.say(texts.said_step.replace("{n}", String(step + 1)).replace("{minutes}", minutes).replace("{text}", this.words[step] ?? ""));
  }

  private say(text: string): void {
    this.find("[role=status]").textContent = text;
  }

  private tick(): void {
    this.ticking ??= setInterval(() => {
      const now = left(this.state, Date.now());
      if (this.state.until !== undefined && now <= MINUTE && !this.said.minute && now > 0) {
        this.said.minute = true;
        this.say(texts.said_minute);
        if (this.sound.checked) chime(1);
      }
      if (this.state.until !== undefined && now <= 0 && !this.said.end) {
        this.said = { minute: true, end: true };
        this.say(texts.said_end);
        if (this.sound.checked) chime(3);
      }
      this.look();
    }, TICK);
  }

  private rest(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  /** Show the state; nothing is written that is there already, so that nothing is read out twice. */
  private look(): void {
    const now = Date.now();
    const { step } = this.state;
    const rest = left(this.state, now);
    const running = this.state.until !== undefined;
    const last = step === this.minutes.length - 1;
    const total = (this.minutes[step] ?? 1) * MINUTE;
    const whole = wholeLeft(this.state, this.minutes, now);
    const touched = running || step > 0 || rest !== total;
    this.write(".count", texts.step.replace("{n}", String(step + 1)).replace("{all}", String(this.minutes.length)));
    this.write(".what", this.words[step] ?? "");
    this.write(".digits .label", `${rest < 0 ? texts.over : texts.left} `);
    this.write(".digits .time", `${rest < 0 ? "+" : ""}${digits(rest)}`);
    this.write(".then", last ? texts.last : `${texts.next}: ${this.words[step + 1] ?? ""}`);
    this.write(".go", running ? texts.pause : touched ? texts.go_on : texts.start);
    this.write(".whole", whole ? texts.whole.replace("{left}", digits(whole)).replace("{end}", clock(new Date(now + whole))) : texts.whole_over);
    this.find<HTMLProgressElement>("progress").value = Math.min(1, Math.max(0, 1 - rest / total));
    this.dialog.classList.toggle("over", rest < 0);
    this.dialog.classList.toggle("soon", rest >= 0 && rest <= MINUTE);
    this.dialog.classList.toggle("still", !running);
    this.find<HTMLButtonElement>(".back").disabled = step === 0;
    this.find<HTMLButtonElement>(".forward").disabled = last;
    this.find(".full").hidden = Boolean(document.fullscreenElement) || !document.fullscreenEnabled;
    const label = touched && !this.dialog.open ? texts.resume.replace("{}", `${rest < 0 ? "+" : ""}${digits(rest)}`) : texts.open;
    if (this.opener.textContent !== label) this.opener.textContent = label;
  }

  private write(selector: string, text: string): void {
    const element = this.find(selector);
    if (element.textContent !== text) element.textContent = text;
  }
}

const dialog = document.querySelector<HTMLDialogElement>("dialog.stage");
const opener = document.querySelector<HTMLButtonElement>(".open-timer");
const list = document.querySelector<HTMLElement>("[data-exercise]");
if (dialog && opener && list) {
  new Stage(dialog, opener, list.dataset["exercise"] ?? "", [...list.querySelectorAll<HTMLElement>("[data-minutes]")]);
}
