// Turkish for what can go wrong on the way into a room, and out of it; part of `turkish.ts`.
import type { Words } from './english.ts';
import { sentences } from './forms.ts';

export const turkishFailures: Words['failures'] = {
  'not-found': {
    title: 'Bu kodla bir oda yok',
    detail: sentences(
      'Kapanmış olabilir ya da bir harf kaymıştır. Kodlar dört harf veya rakamdır;',
      '0, O, 1 veya I gibi kolay karışanlar kullanılmaz.',
    ),
  },
  full: {
    title: 'Bu oda dolu',
    detail: 'Şu an bütün yerler dolu. Sık sık yer açılır, yeniden denemeye değer.',
  },
  unreachable: {
    title: 'Lobiye ulaşılamıyor',
    detail: sentences(
      'Oyuncuları tanıştıran sunucuya ulaşamadık. Süren maçlar devam ediyor.',
      'Ağını kontrol et ya da birazdan yeniden dene.',
    ),
  },
  version: {
    title: 'Yeni bir sürüm hazır',
    detail: sentences(
      'Bu sekme, katılmak istediğin odadan eski.',
      'Güncellemek için yenile; bir saniye sürer.',
    ),
  },
  banned: {
    title: 'Bu odaya geri dönemezsin',
    detail: 'Odanın bir yöneticisi seni çıkardı. Diğer odalar sana açık.',
  },
  locked: {
    title: 'Bu oda yeni oyuncu almıyor',
    detail: 'Bir yönetici şimdilik kimseyi almıyor. İçeriden birine sor ya da başka yerde oyna.',
  },
  'rate-limited': {
    title: 'Üst üste çok deneme',
    detail: 'Lobi yavaşlamamızı istedi. On saniye bekle, sonra yeniden dene.',
  },
  refused: {
    title: 'Lobi kabul etmedi',
    detail: 'İsteği geri çevirdi. Sayfayı yenilemek çoğu zaman işe yarar.',
  },
  'webrtc-blocked': {
    title: 'Tarayıcın WebRTC kullanımını engelliyor',
    detail: sentences(
      'Oyuncular birbirine WebRTC ile doğrudan bağlanır; bir ayar ya da eklenti bunu kapatmış.',
      'Bu sayfa için izin ver, sonra yeniden dene.',
    ),
  },
  'no-relay': {
    title: 'Bu lobide aktarıcı yok',
    detail: sentences(
      'Adresini gizlemeyi seçtin; aktarıcı olmadan diğerleri onu görürdü.',
      'Bunu ayarlardan kapat ya da başka bir lobide oyna.',
    ),
  },
  'no-connection': {
    title: 'Oyunculara ulaşılamıyor',
    detail: sentences(
      'Senin ağın ya da onlarınki doğrudan bağlantıları engelliyor. Kodda bir sorun yok:',
      'başka bir ağ ya da başka bir oda işe yarayabilir.',
    ),
  },
  'room-closed': {
    title: 'Oda kapandı',
    detail: 'Herkes ayrıldı, oda da kapandı. Yenisini kurmak bir saniye sürer.',
  },
  replaced: {
    title: 'Oda başka bir sekmede açık',
    detail: 'Şimdi orada oynuyorsun; bu sekme yerini bıraktı.',
  },
  'kicked-out': {
    title: 'Odadan çıkarıldın',
    detail: 'Bir yönetici ayrılmanı istedi. Diğer odalar sana açık.',
  },
};
