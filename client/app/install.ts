/** Chromium's event; no other browser has it. */
interface InstallPrompt extends Event {
  prompt(): Promise<void>;
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** How this browser puts the app on the home screen: by a button of ours, by its own menu, or not at all. */
export type InstallWay = 'prompt' | 'ios' | 'none';

const visitsKey = 'portale-visits';
const quietKey = 'portale-install-quiet-until';
const quietDays = 30;

let waiting: InstallPrompt | undefined;

/** Fired on the window when the way to install has changed. */
export class InstallChangeEvent extends Event {
  static readonly type = 'pg-install';
  constructor() {
    super(InstallChangeEvent.type);
  }
}

/** Called before anything else: the browser says only once that the app can be installed. */
export function watchInstall(): void {
  const onChange = () => {
    dispatchEvent(new InstallChangeEvent());
  };
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    waiting = event as InstallPrompt;
    onChange();
  });
  addEventListener('appinstalled', () => {
    waiting = undefined;
    onChange();
  });
  countVisit();
}

/** Offered after the second visit or when something is being written, unless it was declined. */
export function installWay(hasDraft = false): InstallWay {
  if (isInstalled() || isQuiet()) return 'none';
  if (visits() < 2 && !hasDraft) return 'none';
  if (waiting) return 'prompt';
  return isIos() ? 'ios' : 'none';
}

/** Opens the browser's own question; resolves to true when the reader agreed. */
export async function install(): Promise<boolean> {
  if (!waiting) return false;
  await waiting.prompt();
  const { outcome } = await waiting.userChoice;
  waiting = undefined;
  return outcome === 'accepted';
}

/** 'Non ora' keeps silent for 30 days, 'Mai' for good. */
export function declineInstall(forGood: boolean): void {
  const until = forGood
    ? Number.MAX_SAFE_INTEGER
    : Date.now() + quietDays * 86_400_000;
  localStorage.setItem(quietKey, String(until));
}

/** True when the app runs from the home screen. */
export function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true)
  );
}

/** An iPhone or iPad: its browser installs by the share menu only. iPads present themselves as Macs with touch. */
export function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return (
    /iPhone|iPad/.test(userAgent) ||
    (userAgent.includes('Macintosh') && maxTouchPoints > 1)
  );
}

function isQuiet(): boolean {
  return Number(localStorage.getItem(quietKey) ?? 0) > Date.now();
}

function visits(): number {
  return Number(localStorage.getItem(visitsKey) ?? 0);
}

function countVisit(): void {
  if (sessionStorage.getItem(visitsKey) !== null) return;
  sessionStorage.setItem(visitsKey, '1');
  localStorage.setItem(visitsKey, String(visits() + 1));
}
