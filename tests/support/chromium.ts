// The Chromium or Chrome that tests in browsers use.
import { type FoundBrowser, provideBrowser } from './browser-program.ts';

/** May take a minute where the browser has to be installed first. */
export function provideChromium(): FoundBrowser {
  return provideBrowser({
    title: 'Chromium or Chrome',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    usualPlaces: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
    variable: 'KICKABOUT_CHROMIUM',
    debianPackage: 'chromium',
  });
}
