/** Copying for the reader. */

/** Copy a text; where the browser refuses, false – the caller then shows the text to be copied by hand. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
