// Turkish for the page /#network, loaded with it.

import type { NetworkWords } from './english-network.ts';
import { sentences } from './forms.ts';

export const turkishNetwork: NetworkWords = {
  title: 'Ağ testi',
  stepsLabel: 'Adımlar',
  result: 'Sonuç',
  starting: 'Başlıyor…',
  copy: 'Raporu kopyala',
  again: 'Yeniden sına',
  back: 'Menüye dön',
  copied: 'Kopyalandı. Yardım istediğin yere yapıştır.',
  notCopied: 'Tarayıcı panoyu kullandırmadı.',
  waiting: 'Bekliyor.',
  doing: 'Deneniyor…',
  browser: 'Tarayıcı',
  checking: (step) => `Sınanıyor: ${step}`,
  steps: {
    lobby: 'Lobi',
    socket: 'Lobiyle canlı bağlantı',
    webrtc: 'Bu tarayıcıda WebRTC',
    udp: 'Bu cihazda UDP',
    stun: 'Adres yardımcısı (STUN)',
    nat: 'Yönlendirici türü (NAT)',
    'turn-udp': 'UDP üzerinden aktarıcı (TURN)',
    'turn-tcp': 'TCP üzerinden aktarıcı (TURN)',
  },
  findings: {
    'lobby-ok': 'Yanıt veriyor.',
    unreachable: 'Yanıt vermiyor. Sunucu kapalı ya da bu ağ veya bir eklenti onu engelliyor.',
    'rate-limited':
      'Bu ağdan biraz beklemesini istiyor: çok fazla deneme oldu. Bir dakika sonra yeniden dene.',
    version: 'Bu sayfadan daha yeni. Sayfayı yenile.',
    refused: 'İsteği kabul etmedi. Sayfayı yenile.',
    full: 'Test için yeri kalmadı. Bir dakika sonra yeniden dene.',
    'socket-ok': 'Açık.',
    'socket-blocked': 'Lobi yanıt veriyor ama WebSocket bağlantısı yolda engelleniyor.',
    'no-lobby': 'Denenmedi: önce lobiye ulaşmak gerekiyor.',
    'webrtc-ok': 'İzin var.',
    'webrtc-missing': 'Bir ayar, bir eklenti ya da tarayıcının kendisi engelliyor.',
    'browser-refused': 'Tarayıcı denemeyi reddetti.',
    'udp-ok': 'Tarayıcı kullanabiliyor.',
    'udp-none': 'Tarayıcı UDP sunmuyor: bir ayar, eklenti ya da kural yasaklıyor.',
    'stun-ok': 'Bu cihazın dışarıdan nasıl göründüğünü söylüyor.',
    'stun-partly': 'Sunuculardan biri yanıt veriyor, biri vermiyor.',
    'stun-silent': 'Hiçbir sunucu yanıt vermiyor: UDP yolda engelleniyor.',
    'stun-none': 'Bu lobiyi işleten kişi kurmamış.',
    'nat-open': 'Yol üzerinde adres çevirisi yok.',
    'nat-steady': 'Herkes için aynı kapıyı kullanıyor: doğrudan bağlantılar çalışır.',
    'nat-symmetric': sentences(
      'Herkes için başka bir kapı kullanıyor (simetrik): doğrudan bağlantılar çoğu zaman',
      'kurulamaz.',
    ),
    'nat-unknown-one-server':
      'Bilinmiyor: iki yardımcının yanıtı gerekiyor, yalnızca biri yanıt verdi.',
    'nat-unknown-adapters': 'Bilinmiyor: bu cihaz aynı anda birkaç ağ kullanıyor.',
    'nat-unknown-silent': 'Bilinmiyor: hiçbir yardımcı yanıt vermedi.',
    'turn-ok': 'Veriyi # ms içinde götürüp getiriyor.',
    'turn-refused': 'Aktarıcı bizi reddetti (kod #). İşleten kişinin bakması gerekiyor.',
    'turn-unreachable': 'Yanıt yok: yolda engelleniyor ya da aktarıcı kapalı.',
    'turn-mute':
      'Aktarıcı yanıt veriyor ama hiçbir şey taşımıyor. İşleten kişinin bakması gerekiyor.',
    'turn-none': 'Bu lobiyi işleten kişi kurmamış.',
  },
  verdicts: {
    good: {
      title: 'Her şey çalışıyor',
      advice: 'Herkesle oynayabilirsin. Doğrudan yol olmayan yerde maçı aktarıcı taşır.',
    },
    direct: {
      title: 'Doğrudan bağlanıyorsun',
      advice: sentences(
        'Oyuncuların çoğu sana ulaşabilir. Çalışan bir aktarıcı yok; katı yönlendiricilerin',
        'ardındaki ya da şirket ağlarındaki birkaç kişi ulaşamaz: biri giremezse odayı başkası',
        'kursun.',
      ),
    },
    symmetricRelay: {
      title: 'Oynayabilirsin, çoğu zaman aktarıcıyla',
      advice: sentences(
        'Yönlendiricin katı, bu yüzden bazı bağlantılar aktarıcıdan geçer. Çalışır, biraz',
        'gecikme ekler. Başka bir ağ, örneğin mobil veri yerine evdeki Wi-Fi, doğrudan bağlantı',
        'sağlar.',
      ),
    },
    symmetric: {
      title: 'Bazı oyunculara ulaşılamayacak',
      advice: sentences(
        'Yönlendiricin katı (simetrik) ve bu lobinin çalışan bir aktarıcısı yok: başka bir katı',
        'yönlendiricinin ardındaki oyuncularla bağlantı kurulamaz. Başka bir ağ dene, VPN’i',
        'kapat ya da lobiyi işleten kişiden bir aktarıcı iste.',
      ),
    },
    udpBlockedRelay: {
      title: 'Oynayabilirsin, yalnızca aktarıcıyla',
      advice: sentences(
        'Bu ağ dışarıya UDP bırakmıyor; her bağlantı aktarıcıdan geçiyor ve gecikiyor. Başka',
        'bir ağ daha hızlıdır; işyerinde ya da okulda UDP’ye izin verilmesini iste.',
      ),
    },
    udpBlocked: {
      title: 'Bu ağ UDP’yi engelliyor',
      advice: sentences(
        'Maçlar UDP ile taşınır ve bu lobinin onsuz çalışan bir aktarıcısı yok. Kendi ağındaki',
        'oyuncular sana yine ulaşabilir. Diğerleri için başka bir ağ kullan ya da UDP’yi',
        'engelleyen VPN’i veya güvenlik duvarını kapat.',
      ),
    },
    relayOnly: {
      title: 'Oynayabilirsin, aktarıcıyla',
      advice:
        'Bu lobinin aktarıcısı var, adres yardımcısı yok: ağının dışındaki bağlantılar aktarılır.',
    },
    sameNetwork: {
      title: 'Kendi ağındaki oyunculara hazır',
      advice: sentences(
        'Bu lobinin ne adres yardımcısı ne aktarıcısı var; bir ev ya da LAN partisi için',
        'doğrusu bu. İnternet üzerinden oynamak için işleten kişinin STUN ve TURN kurması',
        'gerekir.',
      ),
    },
    webRtcBlocked: {
      title: 'Tarayıcın WebRTC kullanımını engelliyor',
      advice: sentences(
        'Oyuncular birbirine UDP üzerinden WebRTC ile bağlanır ve bu tarayıcı buna izin',
        'vermiyor. Bunu kapatan bir gizlilik eklentisi ya da ayarı ara, bu sayfa için izin ver',
        've yeniden dene; ya da başka bir tarayıcı kullan.',
      ),
    },
    noLobby: {
      title: 'Lobiye ulaşılamıyor',
      advice: sentences(
        'O olmadan kimse odaya giremez; süren maçlar devam eder. Çevrimiçi olduğunu kontrol et,',
        'sonra yeniden dene. Yalnızca bu sayfa açılmıyorsa sunucusu kapalı ya da burada engelli',
        'olabilir.',
      ),
    },
    socketBlocked: {
      title: 'Bu ağ WebSocket bağlantılarını engelliyor',
      advice: sentences(
        'Sayfa açılıyor ama bir vekil sunucu, güvenlik duvarı ya da eklenti lobiyle canlı',
        'bağlantıyı kesiyor. Başka bir ağ ya da tarayıcı dene; http:// ile açtıysan https://',
        'ile aç.',
      ),
    },
  },
};
