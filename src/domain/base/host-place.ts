// Where a computer that holds a base is met: an address or a name, and a port, as people type them.

/** The port that a host listens on unless its manager chose another. */
export const USUAL_PORT = 8422;

/** An IPv4 address or a name, and a port. */
export interface HostPlace {
  readonly address: string;
  readonly port: number;
}

/** How an address or a name looks. */
export const HOST_ADDRESS = /^[a-zA-Z0-9][a-zA-Z0-9.-]{0,252}$/;

/** Reads `192.168.1.20:8422`, or without the port, in full-width signs too; null where it is neither an address nor a name. */
export function readHostPlace(typed: string): HostPlace | null {
  const [address = '', port = String(USUAL_PORT), ...more] = typed.normalize('NFKC').trim().split(':');
  const isPort = /^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) <= 65_535;
  return HOST_ADDRESS.test(address) && isPort && more.length === 0 ? { address, port: Number(port) } : null;
}

/** As it is shown. */
export function formatHostPlace({ address, port }: HostPlace): string {
  return `${address}:${port}`;
}
