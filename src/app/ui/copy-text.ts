// Words for the clipboard.

/** Puts a text on the clipboard; false where that is not allowed. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    // The page is not in front, or the browser forbids it: anyone who asked shows the text instead.
    if (error instanceof DOMException) return false;
    throw error;
  }
}
