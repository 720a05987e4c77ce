// What the settings say about the pages for lobby and doors.
import { defineWords } from '../kit/i18n.ts';

export const lobbyWords = defineWords('settings-lobby', {
  title: ['大厅与门口屏', 'Lobby and doors'],
  help: [
    '给大厅电视和直播间门口的平板看的页面：今晚谁在哪间、哪间空着。企业名按下面选的写，没有电话，不能操作，每分钟自己刷新。',
    'Pages for the screen in the lobby and the tablets beside the doors: who is where tonight, what is free. Names as chosen below, no phone numbers, nothing to press; they refresh each minute.',
  ],
  how: [
    '先在一台电脑上用 livebase serve 打开浏览器方式，再在屏幕上打开下面的地址。地址里的钥匙只能看这些页面，做不了别的。',
    'Start the browser mode with livebase serve on one computer, then open the addresses below on the screens. The key in them shows these pages and can do nothing else.',
  ],
  network: [
    '要让别的设备打开，serve 需要带证书（--host、--cert、--key）；不带证书时只有本机能打开。',
    'For other devices, serve needs a certificate (--host, --cert, --key); without one only this computer can open them.',
  ],
  names: ['屏上和遮名打印的企业名', 'Names on the screens and on masked prints'],
  names_masked: ['只留头一个字', 'First character and stars'],
  names_short: ['简称全写', 'Short name in full'],
  namesHelp: [
    '只留头一个字时，头字相同的会多写几个字，两家不会一样。',
    'Where two begin alike, more characters are shown: no two look the same.',
  ],
  namesChosen: ['企业名的写法已改', 'Names are written anew'],
  isOff: ['还没有打开', 'Off'],
  isOn: ['已打开', 'On'],
  turnOn: ['打开页面', 'Turn on'],
  renew: ['换一把钥匙', 'New key'],
  renewTitle: ['换一把钥匙？', 'Make a new key?'],
  renewHelp: ['现在挂着的屏幕会马上打不开，要用新地址重新打开。', 'Screens that hang now stop working at once and need the new address.'],
  off: ['关掉页面', 'Turn off'],
  offTitle: ['关掉这些页面？', 'Turn these pages off?'],
  offHelp: [
    '现在挂着的屏幕会马上打不开；以后可以再打开，地址会不同。',
    'Screens that hang now stop working at once; you can turn them on again, with another address.',
  ],
  turnedOn: ['大厅与门口屏已打开', 'The pages are on'],
  renewed: ['钥匙已更换，旧地址不能用了', 'The key is new; the old addresses are gone'],
  turnedOff: ['大厅与门口屏已关掉', 'The pages are off'],
  lobby: ['大厅', 'Lobby'],
  doors: ['各直播间门口', 'Doors'],
  studio: ['直播间', 'Studio'],
  address: ['地址', 'Address'],
  copy: ['复制', 'Copy'],
  copyOf: ['复制 {{what}} 的地址', 'Copy the address of {{what}}'],
  copied: ['已复制 {{what}} 的地址', 'Copied the address of {{what}}'],
  pathOnly: [
    '在窗口里只能给出地址的后半段：前面加上 serve 打印的地址（如 http://127.0.0.1:8420）。',
    'The window knows the end of the address only: put the address that serve printed before it (such as http://127.0.0.1:8420).',
  ],
  noStudios: ['还没有在用的直播间', 'No studio is in service'],
});
