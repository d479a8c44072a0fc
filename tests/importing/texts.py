"""Texts and pages as portals give them, written for these tests."""

from __future__ import annotations

PORTAL_TEXT = """\
Pemerintah Kota Muara membuka kembali Pasar Ikan Muara yang direnovasi selama dua tahun dengan biaya Rp 45 \
miliar. Pasar itu kini menampung 1.250 pedagang, dua kali lipat dari sebelumnya, dan dilengkapi ruang pendingin.
"Kami berharap pedagang segera pulih," kata Wali Kota Muara Sutrisno seperti dilansir Antara, Jumat (27/10/2023).
SCROLL TO CONTINUE WITH CONTENT
Para pedagang mulai berjualan sejak pukul 04.30 WIB. Harga tongkol tercatat Rp 45.000 per kilogram.
Baca juga: Nelayan Muara Keluhkan Cuaca Buruk
Sutrisno menyebut sewa lapak tidak naik sampai akhir tahun.Pedagang lama mendapat lapak lebih dulu.
Simak juga Video 'Suasana Pasar Ikan Muara':
[Gambas:Video 20detik]
Renovasi pasar itu merupakan yang pertama sejak 1987. (rwu/sti)
"""

PORTAL_PAGE = """\
<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8">
<title>Pasar Ikan Muara Dibuka Lagi - Kabar Pesisir</title>
<meta property="og:title" content="Pasar Ikan Muara Dibuka Lagi">
<meta property="og:site_name" content="Kabar Pesisir">
<meta property="og:description" content="Setelah dua tahun, pedagang kembali berjualan di Pasar Ikan Muara.">
<meta name="keywords" content="ekonomi, pasar ikan">
<link rel="canonical" href="https://www.kabarpesisir.example/ekonomi/d-123/pasar-ikan">
<script>window.iklan = [];</script>
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "BreadcrumbList", "itemListElement": []},
  {"@type": "NewsArticle", "headline": "Pasar Ikan Muara Dibuka Lagi", "datePublished": "2023-10-27T08:30:00Z",
   "author": [{"@type": "Person", "name": "Rina Wulandari"}, {"@type": "Person", "name": "Redaksi"}],
   "publisher": {"@type": "Organization", "name": "Kabar Pesisir"}}]}
</script>
</head><body>
<header><a href="/">Kabar Pesisir</a><div class="date">Senin, 6 Nov 2023</div>
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/ekonomi">Ekonomi</a></li></ul></nav></header>
<main><div class="detail">
<h1>Pasar Ikan Muara Dibuka Lagi</h1>
<div class="detail__author">Rina Wulandari - <span>Kabar Pesisir</span></div>
<div class="detail__date">Jumat, 27 Okt 2023 15:30 WIB</div>
<figure><img src="/pasar.jpg" alt="Pasar"><figcaption>Foto: Suasana pasar</figcaption></figure>
<div class="itp_bodycontent">
<strong>Muara</strong> - Pasar Ikan Muara kembali dibuka untuk umum pada Jumat (27/10/2023). Pemerintah kota
menanggung seluruh biaya <em>renovasi</em> pasar itu.
<p>"Kami berharap pedagang segera pulih," kata Wali Kota Sutrisno di
<a href="/lokasi?id=1&amp;x=(2)">lokasi pasar</a>.</p>
<div class="ads-slot"><p>ADVERTISEMENT</p></div>
<p>SCROLL TO CONTINUE WITH CONTENT</p>
<h2>Harga masih tinggi</h2>
<p>Sejumlah harga tercatat sebagai berikut:</p>
<ul><li>Tongkol: Rp 45.000 per kilogram</li>
<li>Kembung: Rp 50.000 per kilogram<ul><li>ukuran besar</li></ul></li></ul>
<p>Pembeli mengantre dalam dua barisan:</p>
<ol><li>pembeli eceran</li><li>pedagang dari luar kota</li></ol>
<blockquote><p>Kami tidak menaikkan sewa lapak tahun ini.</p><p>Itu janji kami.</p></blockquote>
<table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga: </strong>
<a href="/x">Nelayan Muara Keluhkan Cuaca Buruk</a></div></td></tr></table>
<table><tr><th>Jenis</th><th>Harga</th></tr><tr><td>Tongkol</td><td>45.000</td></tr></table>
<p>Pedagang menyambut baik keputusan itu.<br><br>Mereka mulai berjualan sejak subuh.</p>
<p><strong>Simak juga Video 'Suasana Pasar Ikan':</strong></p><p>[Gambas:Video 20detik]</p>
<p>Pembukaan pasar dihadiri 1.400 orang.Sebagian besar warga sekitar,
dengan kode A*B dan nama_berkas &lt;b&gt;.</p>
<strong>(rwu/sti)</strong>
</div>
<div class="detail__body-tag"><a href="/tag/pasar">pasar</a> <a href="/tag/ikan">ikan</a></div>
</div>
<aside><h3>Berita Terkait</h3><ul><li><a href="/1">Nelayan Muara Dapat Bantuan Kapal</a></li>
<li><a href="/2">Harga Cabai Naik Lagi di Pasar Induk</a></li></ul></aside>
</main>
<footer><p>Copyright 2023 Kabar Pesisir. Hak cipta dilindungi.</p></footer>
</body></html>
"""

PORTAL_PAGE_BODY = """\
**Muara** - Pasar Ikan Muara kembali dibuka untuk umum pada Jumat (27/10/2023). Pemerintah kota menanggung \
seluruh biaya *renovasi* pasar itu.

"Kami berharap pedagang segera pulih," kata Wali Kota Sutrisno di \
[lokasi pasar](https://www.kabarpesisir.example/lokasi?id=1&x=%282%29).

## Harga masih tinggi

Sejumlah harga tercatat sebagai berikut:

- Tongkol: Rp 45.000 per kilogram
- Kembung: Rp 50.000 per kilogram
    - ukuran besar

Pembeli mengantre dalam dua barisan:

1. pembeli eceran
2. pedagang dari luar kota

> Kami tidak menaikkan sewa lapak tahun ini.
>
> Itu janji kami.

| Jenis | Harga |
| --- | --- |
| Tongkol | 45.000 |

Pedagang menyambut baik keputusan itu.

Mereka mulai berjualan sejak subuh.

Pembukaan pasar dihadiri 1.400 orang. Sebagian besar warga sekitar, dengan kode A\\*B dan nama_berkas &lt;b>.
"""
"""What is left of the page."""
