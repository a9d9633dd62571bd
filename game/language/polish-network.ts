// Polish for the page /#network, loaded with it.

import type { NetworkWords } from './english-network.ts';
import { sentences } from './forms.ts';

export const polishNetwork: NetworkWords = {
  title: 'Test sieci',
  stepsLabel: 'Kroki',
  result: 'Wynik',
  starting: 'Zaczynam…',
  copy: 'Kopiuj raport',
  again: 'Sprawdź ponownie',
  back: 'Powrót do menu',
  copied: 'Skopiowano. Wklej tam, gdzie prosisz o pomoc.',
  notCopied: 'Przeglądarka nie udostępniła schowka.',
  waiting: 'Czeka.',
  doing: 'Sprawdzam…',
  browser: 'Przeglądarka',
  checking: (step) => `Sprawdzam: ${step}`,
  steps: {
    lobby: 'Lobby',
    socket: 'Stałe połączenie z lobby',
    webrtc: 'WebRTC w tej przeglądarce',
    udp: 'UDP na tym urządzeniu',
    stun: 'Serwer adresów (STUN)',
    nat: 'Rodzaj routera (NAT)',
    'turn-udp': 'Przekaźnik przez UDP (TURN)',
    'turn-tcp': 'Przekaźnik przez TCP (TURN)',
  },
  findings: {
    'lobby-ok': 'Odpowiada.',
    unreachable: 'Nie odpowiada. Serwer nie działa albo blokuje go ta sieć lub rozszerzenie.',
    'rate-limited': 'Prosi tę sieć o chwilę przerwy: było za dużo prób. Spróbuj za minutę.',
    version: 'Jest nowsze niż ta strona. Odśwież stronę.',
    refused: 'Nie przyjęło prośby. Odśwież stronę.',
    full: 'Nie ma miejsca na test. Spróbuj za minutę.',
    'socket-ok': 'Otwarte.',
    'socket-blocked': 'Lobby odpowiada, ale coś po drodze blokuje WebSockety.',
    'no-lobby': 'Nie sprawdzono: najpierw trzeba połączyć się z lobby.',
    'webrtc-ok': 'Dozwolone.',
    'webrtc-missing': 'Blokuje je ustawienie, rozszerzenie albo sama przeglądarka.',
    'browser-refused': 'Przeglądarka odmówiła próby.',
    'udp-ok': 'Przeglądarka może z niego korzystać.',
    'udp-none': 'Przeglądarka nie daje UDP: zabrania tego ustawienie, rozszerzenie lub reguła.',
    'stun-ok': 'Mówi nam, jak to urządzenie widać z zewnątrz.',
    'stun-partly': 'Jeden z serwerów odpowiada, inny nie.',
    'stun-silent': 'Żaden serwer nie odpowiada: UDP jest po drodze blokowane.',
    'stun-none': 'Operator tego lobby żadnego nie ustawił.',
    'nat-open': 'Po drodze nie ma tłumaczenia adresów.',
    'nat-steady': 'Ma jeden port dla wszystkich: bezpośrednie połączenia działają.',
    'nat-symmetric':
      'Ma inny port dla każdego (symetryczny): bezpośrednie połączenia często zawodzą.',
    'nat-unknown-one-server': 'Nie wiadomo: potrzeba dwóch odpowiedzi, a przyszła jedna.',
    'nat-unknown-adapters': 'Nie wiadomo: to urządzenie używa kilku sieci naraz.',
    'nat-unknown-silent': 'Nie wiadomo: żaden serwer adresów nie odpowiedział.',
    'turn-ok': 'Przenosi dane tam i z powrotem w # ms.',
    'turn-refused': 'Przekaźnik nas odrzucił (kod #). Musi się temu przyjrzeć operator.',
    'turn-unreachable': 'Brak odpowiedzi: coś blokuje po drodze albo przekaźnik nie działa.',
    'turn-mute': 'Przekaźnik odpowiada, ale nic nie przenosi. Musi się temu przyjrzeć operator.',
    'turn-none': 'Operator tego lobby żadnego nie ustawił.',
  },
  verdicts: {
    good: {
      title: 'Wszystko działa',
      advice:
        'Możesz grać z każdym. Gdzie nie ma drogi bezpośredniej, mecz idzie przez przekaźnik.',
    },
    direct: {
      title: 'Łączysz się bezpośrednio',
      advice: sentences(
        'Większość graczy się z tobą połączy. Nie ma działającego przekaźnika, więc kilku za',
        'restrykcyjnym routerem albo w sieci firmowej nie zdoła: jeśli ktoś nie może wejść,',
        'niech pokój założy ktoś inny.',
      ),
    },
    symmetricRelay: {
      title: 'Możesz grać, często przez przekaźnik',
      advice: sentences(
        'Twój router jest restrykcyjny, więc część połączeń idzie przez przekaźnik. To działa,',
        'z niewielkim opóźnieniem. Inna sieć, na przykład domowe Wi-Fi zamiast danych',
        'komórkowych, da połączenia bezpośrednie.',
      ),
    },
    symmetric: {
      title: 'Niektórzy gracze będą nieosiągalni',
      advice: sentences(
        'Twój router jest restrykcyjny (symetryczny), a to lobby nie ma działającego',
        'przekaźnika: nie połączysz się z graczami za innym takim routerem. Spróbuj innej',
        'sieci, wyłącz VPN albo poproś operatora lobby o przekaźnik.',
      ),
    },
    udpBlockedRelay: {
      title: 'Możesz grać, tylko przez przekaźnik',
      advice: sentences(
        'Ta sieć nie wypuszcza UDP, więc każde połączenie idzie przez przekaźnik i się opóźnia.',
        'Inna sieć będzie szybsza; w firmie lub szkole poproś o odblokowanie UDP.',
      ),
    },
    udpBlocked: {
      title: 'Ta sieć blokuje UDP',
      advice: sentences(
        'Mecze idą przez UDP, a to lobby nie ma przekaźnika, który działa bez niego. Gracze z',
        'twojej sieci mogą się z tobą połączyć. Do pozostałych użyj innej sieci albo wyłącz VPN',
        'lub zaporę, która blokuje UDP.',
      ),
    },
    relayOnly: {
      title: 'Możesz grać, przez przekaźnik',
      advice: sentences(
        'To lobby ma przekaźnik, a nie ma serwera adresów: połączenia poza twoją siecią idą',
        'przez przekaźnik.',
      ),
    },
    sameNetwork: {
      title: 'Gotowe dla graczy z twojej sieci',
      advice: sentences(
        'To lobby nie ma ani serwera adresów, ani przekaźnika, co wystarcza w domu albo na LAN',
        'party. Żeby grać przez internet, operator musi ustawić STUN i TURN.',
      ),
    },
    webRtcBlocked: {
      title: 'Twoja przeglądarka blokuje WebRTC',
      advice: sentences(
        'Gracze łączą się ze sobą przez WebRTC po UDP, a ta przeglądarka na to nie pozwala.',
        'Poszukaj rozszerzenia lub ustawienia prywatności, które je wyłącza, zezwól na nie na',
        'tej stronie i spróbuj ponownie; albo użyj innej przeglądarki.',
      ),
    },
    noLobby: {
      title: 'Lobby jest nieosiągalne',
      advice: sentences(
        'Bez niego nikt nie wejdzie do pokoju; trwające mecze toczą się dalej. Sprawdź, czy',
        'masz internet, i spróbuj ponownie. Jeśli nie działa tylko ta strona, jej serwer może',
        'mieć awarię albo być tu blokowany.',
      ),
    },
    socketBlocked: {
      title: 'Ta sieć blokuje WebSockety',
      advice: sentences(
        'Strona się wczytuje, ale serwer proxy, zapora lub rozszerzenie przerywa stałe',
        'połączenie z lobby. Spróbuj innej sieci lub przeglądarki albo otwórz stronę przez',
        'https://, jeśli było http://.',
      ),
    },
  },
};
