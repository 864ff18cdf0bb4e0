import {
  ConfidentialClientApplication,
  ProtocolMode,
  PublicClientApplication,
  type Configuration,
} from '@azure/msal-node';
import { readAppCertificate } from '../app-secret';
import type { AppProof } from '../environment/app-proof';
import type { AuthPorts, Later } from '../ports';
import type { Queue } from '../queue';
import type { SignInTarget } from '../sign-in-target';
import type { SecretEntry } from '../secret-entry';
import { CachePlugin } from './cache-plugin';
import { loggerOptions } from './logger';
import type { NetworkClient } from './network-client';

/** Tells the services that tokens may be answered with a challenge: continuous access evaluation comes only when asked for. */
const clientCapabilities = ['CP1'];

function configuration(
  { clientId, authority, protocol }: Pick<SignInTarget, 'clientId' | 'authority' | 'protocol'>,
  networkClient: NetworkClient,
  { log }: Pick<AuthPorts, 'log'>,
): Configuration {
  const ofOidc = protocol === 'oidc';
  return {
    auth: {
      clientId,
      authority,
      clientCapabilities,
      knownAuthorities: ofOidc ? [new URL(authority).host] : [],
    },
    system: {
      networkClient,
      loggerOptions: loggerOptions(log),
      protocolMode: ofOidc ? ProtocolMode.OIDC : ProtocolMode.AAD,
    },
  };
}

/** Nobody hears of a failure there: the secret entry has said it already. */
const aMomentLater: Later = (task) => {
  setTimeout(() => void task().catch(() => undefined), 250).unref();
};

/** The app as people sign in to it, and the way of its cache to the store. */
export interface PersonApp {
  readonly msal: PublicClientApplication;
  readonly cache: CachePlugin;
}

/**
 * @param lock for an app whose calls wait for a person: then only its cache accesses are queued, not the whole call
 */
export function personApp(
  target: SignInTarget,
  network: NetworkClient,
  ports: Pick<AuthPorts, 'log' | 'later'>,
  entry: SecretEntry,
  lock?: Queue,
): PersonApp {
  const clear = () => {
    msal.clearCache();
  };
  const cache = new CachePlugin(entry, clear, ports.later ?? aMomentLater, lock);
  const msal = new PublicClientApplication({
    ...configuration(target, network, ports),
    cache: { cachePlugin: cache },
  });
  return { msal, cache };
}

/**
 * The app as it signs in by itself. Its tokens stay in memory: with the secret at hand, new ones are quickly had.
 *
 * @throws HumanError for a certificate that cannot be used
 */
export function appOnly(
  target: Pick<SignInTarget, 'clientId' | 'authority' | 'protocol'>,
  network: NetworkClient,
  ports: Pick<AuthPorts, 'log' | 'now'>,
  proof: AppProof,
): ConfidentialClientApplication {
  const { auth, system } = configuration(target, network, ports);
  const own = proofForMsal(proof, ports.now());
  return new ConfidentialClientApplication({ auth: { ...auth, ...own }, ...(system ? { system } : {}) });
}

function proofForMsal(proof: AppProof, now: number) {
  if (proof.kind === 'secret') return { clientSecret: proof.secret };
  if (proof.kind === 'assertion') return { clientAssertion: proof.read };
  return { clientCertificate: readAppCertificate(proof.pem, proof.passphrase, now) };
}
