import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { makeCertificate } from '../flow/auth/support/certificate';
import { openWorkbench, serviceSettings } from './open';
import { RecordingService } from '../support/recording-service';
import { setUp } from './set-up';
import type { Workbench } from './workbench';
import { temporaryFolder } from '../support/temporary-folder';

/** No machine has this name (RFC 6761 §6.4): without the proxy nothing could arrive. */
const host = 'graph.invalid';

/** A proxy that leads every tunnel to one port of this machine, and writes down where it was asked to lead to. */
class RecordingProxy {
  readonly asked: string[] = [];
  private readonly server = createServer().on('connect', ({ url = '' }, socket) => {
    this.asked.push(url);
    const upstream = connect(this.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(upstream).pipe(socket);
    });
    for (const one of [socket, upstream]) one.on('error', () => upstream.destroy());
  });

  constructor(private readonly port: number) {}

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('The proxy and certificate settings of VS Code', () => {
  const certificate = makeCertificate('Test', undefined, host);
  const service = new RecordingService(certificate);
  let proxy: RecordingProxy;
  let workbench: Workbench;

  setUp(async (cleanup) => {
    cleanup.adopt(service);
    await service.start();
    proxy = cleanup.adopt(new RecordingProxy(service.port));
    const folder = await temporaryFolder(cleanup, 'ca-');
    await writeFile(path.join(folder, 'ca.pem'), certificate.certificate);
    const opened = await openWorkbench(cleanup, {
      settings: {
        'http.systemCertificates': false,
        'http.proxy': await proxy.start(),
        'http.proxySupport': 'override',
        ...serviceSettings(`https://${host}`),
      },
      env: { NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem') },
    });
    ({ workbench } = opened);
  });

  it('hold for an Add', async () => {
    await workbench.openFile('web01.host.secprofile.json');
    await workbench.runCommand('Security Profiles: Add Profile');
    await workbench.press('Add');
    await workbench.headline(/^Added/);
    assert.deepEqual(
      service.requests.map(({ method, headers }) => [method, headers.host]),
      [['POST', host]],
    );
    assert.deepEqual(new Set(proxy.asked), new Set([`${host}:443`]));
  });
});
