// Starts the browser mode on a folder: the page made ready, the base opened if there is one, the host listening.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { judgeDataFolder } from '../../backend/data-folder.ts';
import { PROGRAM_FOLDER } from '../../backend/core/files/program-folder.js';
import { openSession } from '../../backend/session.ts';
import type { ShellPort } from '../../contract/core/shell-port.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import { openHttpHost } from './http-host.ts';
import type { HttpHost, Limits } from './http-host.ts';
import { LOOPBACK, readCertificate } from './listener.ts';
import type { Certificate } from './listener.ts';
import { readyBuild } from './program-build.ts';
import { readPageFiles } from './page-files.ts';

/** What is to be served, where, and for whom. */
export interface ServeRequest {
  readonly folder: string;
  readonly who: string;
  readonly version: string;
  readonly host: string | null;
  readonly port: number;
  /** The files of the certificate and of its key. */
  readonly certificate: { readonly cert: string; readonly key: string } | null;
  /** Hears of what takes a while. */
  readonly say: (sentence: string) => void;
  /** Hears the next way in when one was used. */
  readonly onNewAddress?: (address: string) => void;
  readonly limits?: Partial<Limits>;
  /** Where the page stands, if it is not the project's own. */
  readonly page?: string;
  /** Where the office's screens are let in, if not everywhere. */
  readonly officeHost?: string;
}

/** A browser saves and prints by itself, and picks no paths. */
function browserShell(request: ServeRequest): ShellPort {
  return {
    kind: 'http',
    saveFile: null,
    printPdf: null,
    openLink: null,
    pickPath: null,
    showFolder: null,
    defaultFolder: request.folder,
    rememberFolder: null,
    versions: { livebase: request.version, node: process.versions.node },
  };
}

/** Names that mean this machine alone. */
function isThisMachine(host: string): boolean {
  return host === LOOPBACK || host.toLowerCase() === 'localhost';
}

/** Refuses HOST_NEEDS_CERTIFICATE `{host}` and CERTIFICATE_UNUSABLE `{file, detail}`. */
function certificateFor({ host, certificate }: ServeRequest): Result<Certificate | null> {
  if (certificate !== null) return readCertificate(certificate.cert, certificate.key);
  return host === null || isThisMachine(host) ? ok(null) : refuse('HOST_NEEDS_CERTIFICATE', { host });
}

/** Refuses as `readyBuild`. */
async function pageFolder({ page, say }: ServeRequest): Promise<Result<string>> {
  if (page !== undefined) return ok(page);
  const out = await readyBuild(PROGRAM_FOLDER, say);
  return out.ok ? ok(path.join(out.value, 'renderer')) : out;
}

/**
 * Serves. Without a base in the folder the page shows the first start; a folder or base that can't be opened refuses.
 * Refuses as `listen`, `readyBuild`, `judgeDataFolder`, the base's opening, and HOST_NEEDS_CERTIFICATE, CERTIFICATE_UNUSABLE.
 */
export async function serve(request: ServeRequest): Promise<Result<HttpHost>> {
  const certificate = certificateFor(request);
  if (!certificate.ok) return certificate;
  const folder = judgeDataFolder(request.folder);
  if (!folder.ok) return folder;
  const page = await pageFolder(request);
  if (!page.ok) return page;
  const hasBase = existsSync(path.join(folder.value, 'livebase.db'));
  const shell = browserShell({ ...request, folder: folder.value });
  const opened = await openSession({ folder: hasBase ? folder.value : null, shell, who: request.who, host: 'http' });
  if (!opened.ok) return opened;
  const session = opened.value;
  const refusal = session.refusal();
  const host = request.host === null || isThisMachine(request.host) ? LOOPBACK : request.host;
  const place = { host, port: request.port, certificate: certificate.value };
  const options = {
    place,
    page: readPageFiles(page.value),
    session,
    say: (code: string) => request.say(`大厅与门口屏的端口没有打开：${code}`),
    ...(request.onNewAddress && { onNewAddress: request.onNewAddress }),
    ...(request.limits && { limits: request.limits }),
    ...(request.officeHost && { officeHost: request.officeHost }),
  };
  const served = refusal === null ? await openHttpHost(options) : { ok: false as const, refusal };
  if (!served.ok) await session.close();
  return served;
}
