/** Short soft tones, made on the device; silent until a reader switches them on. */

let audio: AudioContext | undefined;

/** Wake the sound up; browsers allow it only while a reader presses something. */
export function wake(): void {
  try {
    audio ??= new AudioContext();
    void audio.resume();
  } catch {
    // a device without sound
  }
}

/** Play this many tones in a row. */
export function chime(times: number): void {
  if (audio?.state !== "running") return;
  for (let n = 0; n < times; n++) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const at = audio.currentTime + n * 0.45;
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.25, at + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.42);
  }
}
