// The Firefox that tests of determinism and of mixed rooms use.
import { type FoundBrowser, provideBrowser } from './browser-program.ts';

/** May take a minute where the browser has to be installed first. */
export function provideFirefox(): FoundBrowser {
  return provideBrowser({
    title: 'Firefox',
    names: ['firefox-esr', 'firefox'],
    usualPlaces: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
    variable: 'KICKABOUT_FIREFOX',
    debianPackage: 'firefox-esr',
  });
}
