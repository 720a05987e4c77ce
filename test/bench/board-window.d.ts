// What the page of the board's bench offers to anyone who drives it.

/** Times are milliseconds from the call to after the last frame that changed anything. */
interface BoardStage {
  readonly mount: (name: 'ours' | 'ours, dense' | 'event-calendar' | 'vis-timeline') => Promise<number>;
  readonly move: (booking: number, studio: number) => Promise<number>;
  readonly place: (
    booking: number,
  ) => { readonly left: number; readonly top: number; readonly width: number; readonly height: number } | null;
  /** Elements of bookings, and elements of any kind, that the component has put into the page. */
  readonly size: () => { readonly blocks: number; readonly elements: number };
}

interface Window {
  boardStage?: BoardStage;
}
