/** Photos: made smaller on the reader's device; drawing them anew also drops everything a camera writes beside the picture. */

const SIDE = 1600;
const QUALITY = 0.82;

/** Return a picture as base64 JPEG of at most 1,600 pixels; rejects what is no picture. */
export async function smaller(file: Blob): Promise<string> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(1, SIDE / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const paper = canvas.getContext("2d");
    if (!paper) throw new Error("canvas");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/jpeg", QUALITY).split(",")[1] ?? "";
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function address(data: string): string {
  return `data:image/jpeg;base64,${data}`;
}
