// Large drawings, one a frame: the first stands at once, and between two of them the page hears keys and paints. Paper waits for nothing.

const TURN = { waiting: new Set<() => void>(), isTaken: false, isPaper: false };

function drawNext(): void {
  const [draw] = TURN.waiting;
  TURN.isTaken = draw !== undefined;
  if (draw === undefined) return;
  TURN.waiting.delete(draw);
  // A task that is set in a frame runs once the frame is painted.
  requestAnimationFrame(() => setTimeout(drawNext, 0));
  draw();
}

function drawAll(): void {
  for (const draw of TURN.waiting) {
    TURN.waiting.delete(draw);
    draw();
  }
}

window.addEventListener('beforeprint', () => {
  TURN.isPaper = true;
  drawAll();
});
window.addEventListener('afterprint', () => {
  TURN.isPaper = false;
});

/** Draws when it is its turn, at once where nothing else is drawn. Answers how to give up the turn. */
export function drawInTurn(draw: () => void): () => void {
  TURN.waiting.add(draw);
  if (TURN.isPaper) drawAll();
  else if (!TURN.isTaken) drawNext();
  return () => void TURN.waiting.delete(draw);
}
