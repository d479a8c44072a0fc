"""What common words of Indonesian news become in English: enough to see whether a part of a text was translated.

This is no dictionary. A root stands for its derived forms (`ajar` for `belajar`, `pelajaran`), and what it becomes
is given by the first letters of English words. Words of three letters and less stand for themselves and their
plural. Words that a good translation often leaves out or says in another way are better not here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTRIES = """
abad centur|century; aborsi abort; acara event|program|show|ceremon|occasion|agenda|function; ada
there|exist|presence|circumstanc|situation|condition|hold|held; adab civili; adik brother|sister|sibling; adil
justice|court|fair|trial; adopsi adopt; afrika africa; agak somewhat|rather; agama relig|faith; agar so|that|to;
agustus august|aug; ahli expert|specialist|scholar; air water; ajak invit|call|urg|ask|took; ajang
event|competition|occasion; ajar teach|taught|learn|stud|lesson|student|pupil; aju
file|submit|propos|appl|request; akan will|would|going|about; akar root; akhir
end|final|last|late|eventual|finish; akibat result|caus|due|consequen|impact|effect|because|lead|led; akses
access; aksi action|act|protest|demonstrat|rally; aktif activ; aktivis activist|campaigner; aku
admit|acknowledg|recogni|confess|claim|concede; alam natur|experienc|suffer|undergo|happen; alamat address; alas
reason|ground|excuse; alat tool|device|equipment|instrument|apparat; alih
shift|transfer|switch|divert|transition|mov; alir flow|stream|channel; amal charit; aman safe|secur; amat
observ|very|watch|monitor; ambil take|took|taken|retriev|pick; ambruk collaps; amerika america|us; ampun
pardon|mercy|forgiv|amnest; anak child|son|kid|daughter|young|boy|girl|cub|puppy; ancam threat|risk; anda
you|your; andal rel; aneh strange|odd|weird; anggap consider|regard|deem|think|believ|thought|view|seen; anggar
budget; anggota member|lawmaker|personnel; anggur wine|grape; angin wind; angka number|figure|rate|digit;
angkasa space; angkat lift|appoint|rais|remov|adopt; angkut transport|carr|transit|vehicle; anjing dog; anjur
recommend|advis|suggest; antar deliver|between|inter|escort|among; antara between|among; antisipasi anticipat;
antre queue|line; apa what|any; apabila if|when; apalagi especially|let; aparat official|officer|apparat;
apartemen apartment|flat; api fire|train|flame|rail; aplikasi app; apresiasi appreciat; april april|apr; arab
arab; arah direct|head|toward|way|aim; area area; armada fleet; arsip archiv|file; arti mean|sens; arus
current|flow|traffic; as us|united|america; asal origin|from|com; asap smoke; asia asia; asing
foreign|alien|strang; asli origin|nativ|genuin|real|indigenous; asuh car|nurs|foster; asuransi insur; atap roof;
atas above|over|top|overcome|deal|on|address|for|upper; atau or|nor; atlantik atlantic; atlet athlet; atur
rul|regulat|arrang|manag|law|act|set|govern|control; australia australia; awal
begin|earl|start|initial|first|begun|beginning; awan cloud; awas
supervis|monitor|oversight|watch|surveil|inspect; ayah father|dad; ayam chicken|poultr|hen; babak
round|half|stage|chapter; babi pig|pork|swine; baca read; badai storm|hurricane|cyclone; badan body|agenc|bod;
bagaimana how; bagi part|divid|distribut|for|shar|some|section|area; bagus good|great|nice; bahagia happ; bahan
material|ingredient|substanc|fuel|chemical|stuff; bahas discuss|debat|talk|address; bahasa languag; bahaya
danger|hazard|risk|harm; bahkan even|fact|indeed; bahu shoulder; bahwa that; baik
good|well|better|improv|repair|fix|best|nice|kind; bajak pira|hijack|plow; bakar burn|fire|fuel|blaz|torch; baku
raw|standard; balap rac; balas repl|respon|retaliat|reveng|return|aveng; balik behind|back|return|revers; bandar
airport|port|city; bandara airport; bandel disobe|stubborn; banding compar|appeal|than|against; bangga
proud|pride; bangkit rise|generat|power|rose|reviv; bangsa nation|peopl|countr; bangun
build|built|construct|develop|wake|woke|structur; banjarmasin banjarmasin; banjir flood; bank bank; bantah
den|refut|disput|reject; bantai massacr|slaughter|kill; bantu help|assist|aid|support; banyak
many|much|lot|most|mass|number|several|more; bapak father|mr|dad; barang good|item|product|thing|stuff|object;
barat west; baris line|row|marche; baru new|just|recent|only|renew|fresh; basah wet; basis basis|base; batal
cancel|call|annul|void|invalid; batas limit|border|bound|restrict|deadline; batu stone|rock|coal; bawa
bring|brought|carr|took|take|tak|led; bawah under|below|bottom|low|beneath|down; bawang onion|garlic; bayang
shadow|imagin; bayar pay|paid; bayi bab|infant; beban burden|load|charg; bebas free|releas|liber; beber
reveal|explain|disclos; beberapa several|some|few|number; beda differ|distin|other; bedah surg; begitu
so|such|thus|once; bekas former|used|ex|old|trac; bela defen|defence; belakang behind|back|rear|recent|late;
belanda dutch|netherlands|holland; belanja shop|spend|expendit|purchas; belgia belgi; beli
buy|bought|purchas|shop; belok turn; belum not|yet|never|un; benar true|right|correct|real|actual|truth; bencana
disaster; benda object|thing|item|material; bendahara treasur; bendera flag; bendung dam; bensin petrol|gas;
bentang stretch|span; bentrok clash; bentuk form|shap|establish|creat|type; benua continent; berangkat
depart|leav|left|trip|departure|off; berani brave|dare|courage; berantas combat|eradicat|fight; beras rice;
berat heavy|severe|weigh|seriou|object|hard|grav; berbagai various|variet|differ; beri
giv|gav|provid|grant|offer|award; berita news|report|notic; berkas file|document|dossier; berlaku
appl|valid|effect|forc|act|appli; berontak rebel|insurg; bersih clean|clear|net; besar
big|large|great|major|huge|most|rais|siz|grand|main|amount|massive; besaran magnitude|amount; besi
iron|metal|steel; besok tomorrow; betul correct|true|right; biar let|leav|allow; biasa
usual|common|normal|ordinar|regular|used|typical|general; biaya cost|fee|expens|fund|financ|charg|pay; bibi
aunt; bicara speak|spok|talk|say|said|discuss; bidang field|area|sector; bijak policy|policies|wis; biji seed;
bilang say|said|number|tell|told; bimbing guid; bina build|develop|coach|foster|guid; binatang animal; bingung
confus; bintang star; biologi biolog; bisa can|could|able|may|possib; bisnis business; bius drug|anesthe; blokir
block; bobol breach|break; bocah boy|child|kid; bocor leak; bola ball|football|soccer; boleh
may|can|allow|permit; bom bomb; bongkar dismantl|demoli|uncover|unload|tear|remov; botol bottle; brasil brazil;
buah fruit|piec; buang dump|throw|wast|dispos|thrown|discard; buat
mak|made|for|creat|mad|caus|manufactur|produc; budak slave; budaya cultur; budha buddh; budidaya cultivat|farm;
bujuk persua; buka open|launch|disclos|unseal; bukan not|no|isn; bukit hill; bukti proof|prov|eviden; buku book;
bulan month|moon|lunar; bulu feather|fur|badminton; bumi earth; bumn state|soe; bunga flower|interest; bunuh
kill|murder|suicid|assassin; bupati regent; bursa stock|exchang|market; buru hunt|chas|wors; buruh work|labo;
buruk bad|poor|wors|ugly|adverse; burung bird; busa foam; busana fashion|dress|cloth; buta blind; butuh
need|requir|demand|necess; cabang branch; cabut revok|pull|withdraw|lift|remov|extract; cacat disab|defect;
cahaya light; cair liquid|melt|disburs; cakup includ|cover|span; calon candidat|prospect|nomine; camat
district|head|chief; campur mix|interfer|intervent; canggih sophisticat|advanc; cangkir cup; cantik beautif;
capai reach|achiev|hit|amount|attain|accomplish; cara way|how|method|manner|mean; cari
search|look|seek|find|sought|hunt; catat record|not|list; cedera injur; cegah prevent|stop|avoid; cek check;
cekung basin; celah gap|crack; celaka accident|crash; cemar pollut|contamin; cemas anxi|worr|concern; cenderung
tend|trend; cepat quick|fast|speed|rapid|soon|accelerat|swift; cerita stor|tale|tell|told; cetak
print|scor|mint; cina chin; cincin ring; cinta lov; cipta creat|mad; citra image; cm cm|centimet|inch; coba
try|tri|trial|attempt|test; cokelat chocolat|brown; contoh example|sampl|instanc; copot remov|fired|dismiss;
cuaca weather; cuci wash|launder; cukup enough|quit|suffic|fair|adequate|quite; curah pour|rainfall|bulk; curam
steep; curi steal|stol|theft|robb|thief; curiga suspic|suspect; dadak sudden; daerah area|region|local|district;
daftar list|regist|enroll|sign; dagang trad|merchant|vendor|seller|sell|commerc; daging meat|beef|flesh; dahulu
formerly|past|first|ago|ancient|once; daki climb|hik; dakwa charg|indict|accus|prosecut; dalam
in|within|deep|inside|into|depth|dur; damai peac; dampak impact|effect; dampar strand; damping
accompan|beside|alongside; dana fund|money|financ; danau lake; dapat
get|obtain|can|could|receiv|incom|opinion|found|gain|earn; darah blood; darat land|ground|mainland|army; daring
online; daripada than|rather; darurat emergenc; dasar base|basic|foundation|elementary|ground|bottom; data data;
datang com|arriv|visit|future|came; datar flat|plain|highland|lowland|plateau|shore; daulat sovereign; daun
leaf|leaves; daya power|energ|resourc|forc; debat debat; dekade decade; dekat near|close|approach; delapan
eight; delegasi delegat; demam fever; demi for|sake|by; demikian so|thus|such; demo demonstrat|protest|rally;
demokrasi democra; demonstran demonstrat|protest; denda fine|penalt; dengan with|by; dengar hear|listen|heard;
depan front|future|next|ahead|head; derajat degree; deras heavy|swift|torrent; derita suffer|patient; desa
village; desain design; desak urg|press|push|insist; desember december|dec; detik second; dewa god|deit; dewan
council|board|house; dewasa adult|matur; dewi goddess; dia he|she|him|her|his|it; diam silen|quiet|liv|still;
didik educat|school; dinas service|agenc|department|office|official|duty; dinding wall; dingin cold|cool|chill;
dini earl; diri himself|self|themselves|itself|herself|stand|own|stood|found|establish; diskusi discuss; dki
jakarta|dki; doa pray; dokter doctor|physician; dokumen document|paper; dolar dollar; domestik domestic; dorong
push|encourag|driv|promot|boost|prompt|urg; dosen lectur; dpr house|parliament|dpr|lawmaker; dua
two|second|both; duda widower; duduk sit|sat|seat|occup|popul|resid|inhabit; duga
suspect|alleg|believ|guess|presum|assum; duka grief|condol|mourn; dukung support|back|endors|advoca; dulu
former|used|previous|once|first|past; duluan first; dunia world|global|earth; duta ambassador|embass|envoy; edar
circulat|distribut|orbit; ejaan spell; ekonomi econom; ekor tail|head; eks former|ex; ekspor export; elektronik
electronic; emas gold; embun dew; emosi emotion; empat four; enak delicious|tast|good; enam six; energi energy;
erat close|tight; eropa europ; erosi erosion; erti underst|mean; erupsi erupt; evakuasi evacuat; evaluasi
evaluat; fajar dawn; fakta fact; fasilitas facilit; februari februar|feb; filipina philippin|filipin; film
film|movie; fisik physic; fisika physic; fokus focus; foto photo|pictur|imag; fungsi
function|us|use|used|uses|using|user|users; gabung join|combin|merg|unit|membership; gadis girl; gagal fail;
gagas idea|initiat; gajah elephant; gaji salar|wage|pay; gali dig|excavat|dug; gambar
pictur|imag|draw|describ|illustrat|portray|paint|depict|reflect; ganggu
disturb|disrupt|interfer|annoy|bother|problem|harass|trouble|disorder; ganja cannabis|marijuana; ganti
replac|chang|substitut|compensat|instead|switch; gantung hang|depend|hung; garam salt; garis line; gas gas; gaya
style|forc; gedung building; gejala symptom; gelap dark|illegal; gelar hold|held|title|stag|degree|conduct;
gelombang wav; gembira happ|joy|delight|pleas; gempa earthquake|quake; gempur attack|pound|strik; genang
puddle|flood|inundat|pool|standing; gencat ceasefire|truce; generasi generat; gerak mov|motion|gestur; gerbong
carriage|car|coach; gerebek raid; gereja church; gerobak cart|wagon; geser shift|mov; giat activ|event; gigi
teeth|tooth|dental; ginjal kidney; gizi nutrit; gol goal; golong group|class|categor|faction; goyang shak|rock;
gram gram; gratis free; gubernur governor; gudang warehous|stor; gugat sue|lawsuit|suit|challeng|claim; gugur
fall|fell|autumn|die; gula sugar; guna us|use|used|uses|using|user|users|utili|in|for; guncang
shak|shook|rock|jolt; gunung mount|volcano; guru teacher|guru; gurun desert; gusur evict; ha ha|hectare; habis
spend|finish|spent|run|end|out|after; hadap face|against|toward|front|confront|before; hadiah
prize|gift|award|present; hadir attend|presen; hak right; hakim judg|justice|court; hal thing|matter|this|it;
halaman page|yard; halang block|obstruct|prevent|hinder|obstacl; halte stop|shelter|station; ham human; hambat
obstruct|hamper|inhibit|obstacl|slow|hinder|block; hamil pregnan; hampir almost|near; hancur
destroy|destruct|shatter|crush; hangat warm; hanya only|just|mere; hanyut drift|wash|swept; hapus
abolish|remov|eras|elimin|delet; harap hope|expect|wish; harga pric|valu|cost|appreciat|respect|award; hari
day|dai|today|daily; harta wealth|propert|asset|treasur; harus must|have|should|had|need|oblig; hasil
result|produc|success|manag|succe|outcom|generat|yield|earn; hati heart|liver|careful; haus thirst; hebat
great|amazing|severe|awesome; heboh commot|stir; hektar hectare|ha; hektare hectare|ha; helikopter helicopter;
hemat sav|econom; hening silen; henti stop|halt|ceas|dismiss|end|resign|suspend; heran surpris|wonder|amaz;
hewan animal|livestock; hias decorat|ornament; hibah grant; hibur entertain; hidup liv|life|alive; hijau green;
hilang lost|miss|disappear|lose|remov|vanish; himpun associat|gather|collect; hindar avoid|evad|dodg; hindu
hindu; hingga until|to|till|up|so; hirup inhal|breath; hitam black; hitung count|calculat; hormat
honor|honour|respect; hotel hotel; hubung relat|contact|connect|transport|link|communicat; hujan rain|shower;
hukum law|legal|punish|penal|sentenc|convict; huni occup|inhabit|resid|dwell|hous; huruf letter; hutan
forest|jungl|wood; hutang debt; ibadah worship|pray; ibu mother|mrs|capital|mum|mom; ide idea; identitas
identit; ijazah diploma|certific; ikan fish; ikat bind|tie|bond|bound|associat; iklan advert|ad|commercial;
iklim climat; ikut follow|participat|join|took|tak|part|attend|according; ilham inspir; ilmiah scien|academic;
ilmu scien|knowledg; ilmuwan scientist; imbang balanc|draw|offset; imbas affect|impact|induc; imbau
urg|appeal|call|advis; imbuh add; imigran immigra|migra; impor import; inap stay|overnight; inci inch; indah
beautif; indonesia indonesia; induk parent|mother|main; industri industr; infeksi infect; informasi informat;
ingat remember|remind|warn|memor|commemorat|recall; inggris english|brit|england|uk; ingin
want|wish|desir|would; inovasi innovat; intai spy|reconnaiss|surveil; intelijen intelligen; internasional
internation; internet internet; interogasi interrogat; inti core|nucle|essen; invasi inva; investasi invest;
irak iraq; irigasi irrigat; isi content|fill|contain; islam islam|muslim; isolasi isolat; israel israel; istana
palac; istirahat rest|break; istri wife|wives|spous; isu issue|rumo; italia ital; iuran fee|contribution|dues;
izin permi|licen|allow|permission|let; jabat offic|position|post|serv|shake; jadi
becom|be|became|happen|so|occur|mak|incident|into|turn|took|event; jadwal schedul|timetabl; jaga
guard|maintain|keep|protect|kept|stay|watch|care; jagung corn|maize; jahat crim|evil|wicked; jaksa
prosecutor|attorney; jalan road|street|path|walk|run|way|rout|journey|travel|course|trip|go; jalur
lane|track|path|rout|line|strip; jam hour|clock|time; jamin guarant|ensur|warrant|secur; janda widow; jangan
not|don; jangka term|period|range; jangkau reach|afford|coverag; janji promis|agree|pledg|treat|vow|accord;
jantung heart|cardiac; januari januar|jan; jarak distan|range; jarang rare|seldom; jaring net|network; jasa
servic|merit; jatuh fall|fell|crash|drop|impos|fallen; jauh far|remote|distan|long; jawab answer|respon|repl;
jebak trap|stuck; jebol burst|breach|broke|collaps; jejak trac|track|trail|footprint; jelajah explor|roam;
jelang ahead|before|approach|toward; jelas clear|explain|obvious|said; jembatan bridg; jemput pick; jenazah
bod|corps|remain; jendela window; jenderal general; jenis type|kind|sort|species|gender|similar; jenjang level;
jepang japan; jerman german; jernih clear; jika if|when|should; jinak tame; jiwa
soul|life|people|psych|mental|lives|resident; jl jl|street|road|jalan; jodoh match|partner|soul; jual
sell|sold|sale|seller|sal; juang fight|struggl; juara champion|winner; judi gambl; judul title|headline; juga
also|too|as|well; jujur honest; juli july|jul; juluk nickname|dub|call; jumat friday; jumlah
number|amount|total|several|sum; jumpa meet|met|press; jungkir topple; juni june|jun; juri jury|jurie; jurnalis
journalist; juru spokes|interpreter|skilled; juta million; jutaan million; kabar news|report|rumo; kabel
cable|wire; kabinet cabinet; kabul grant|approv; kabupaten regency|district; kabur flee|fled|escap|blur; kabut
fog|haz|mist; kaca glass|mirror; kaget surpris|shock|startl; kaisar emperor; kait
link|relat|connect|hook|regard; kaji stud|review|assess; kakak brother|sister|elder; kakek grandf; kaki
foot|feet|leg; kalah defeat|lose|lost|beat; kalangan among|circle|group; kalau if|when; kali
time|river|occasion|again|first|twice|once; kalimat sentence; kambing goat; kamboja cambod; kamera camera; kami
we|our|us; kamis thursday; kampanye campaign; kampung village|hometown|neighbo; kampus campus; kanada canad;
kanan right; kandung contain|content|womb; kanker cancer; kantor office|headquarters; kapal
ship|boat|vessel|ferr|sail; kapan when; kapolda police; kapolres police; kapolri police; kapolsek police; kapten
captain; karena because|due|as|since; karet rubber; karier career; kartu card; karya work; karyawan
employee|worker|staff; kasar rough|rude|harsh|abus; kasih lov|thank|giv; kastil castle; kasus case; kata
say|said|word|told|tell; katolik cathol; kaum people|group|class; kawal escort|guard; kawasan area|region|zone;
kaya rich|wealth; kayu wood|timber; kebun garden|plantation; kecam condemn|critici; kecamatan district; kecewa
disappoint; kecil small|little|tiny|minor|young|petty; kecuali except|unless; kedua second|both|two; kedubes
embassy; kejaksaan prosecut|attorney; kejar chas|pursu|catch; keju cheese; kejut surpris|shock; kelahi
fight|brawl; kelamin sex|gender; kelas class; keliling around|tour|circl; kelola manag|organi|run; kelompok
group; keluar out|exit|issu|releas|leav|remov|spend|left; keluarga famil; keluh complain; kelurahan
village|urban|ward; kemah camp; kemarin yesterday; kemas pack; kembali back|return|again|re; kembang
develop|grow|evolv|progress|expan|firework; kemenlu foreign; kemudi driv|steer; kemudian then|later|after; kena
hit|expos|affect|subject; kenal know|recogni|introduc|famil|known|identif; kenapa why; kencang
strong|tight|fast; kendali control; kendara vehic|driv|rid|car; kental thick; kepada to|for|with; kepala
head|chief; keponakan nephew|niece; kepung surround|sieg; kera monkey|ape; kerabat relativ|kin; kerah
deploy|mobili; keranjang basket; keras hard|violen|harsh|loud|strong|tough; kereta train|rail|carriage; kering
dry|drought|drie; kerja work|job|employ|cooperat|labo; kertas paper; kerumun crowd; kerusuhan riot|unrest;
ketiga third|three; ketika when|as|while; kg kg|kilo; khawatir worr|concern|fear|afraid|anxi; khusus
special|especial|particular|specific; kilah argu|said; kilat lightning|flash; kilometer kilomet|km|mile|kilomèt;
kimia chem; kinerja performance; kini now|current|today; kira
estimat|predict|about|expect|forecast|approximat|think|calculat; kiri left; kirim send|sent|shipm|deliver; kisah
stor|tale; kisar rang; kita we|our|us; kitab book; klaim claim; klik click; klinik clinic; klub club; km
km|kilomet|mile; koalisi coalition; kolam pool|pond; koleksi collect; kolonel colonel; komandan commander;
komentar comment; komisi commission|committee; kompetisi compet; kompleks complex; komputer computer; komunikasi
communicat; kondisi condit|state; konferensi conferenc; konfirmasi confirm; konflik conflict; kongres congress;
konser concert; konstitusi constitution; konsumen consumer|customer; konsumsi consum; kontrak contract; kontrol
control; koordinasi coordinat; kopi coffee; kopral corporal; koran newspaper; korban victim|casualt|sacrific;
korea korea; korupsi corrupt; kosong empty|vacan; kota city|town|cities|urban|municip; kotak box|square; kotor
dirty; kpk corrupt|kpk; kriminal crim; krisis cris; kristen christian; kritik critic; ksatria knight; ktp
id|identity; kuasa power|author|control|rul; kuat strong|strength|power|forc|firm; kuba cuba; kuda horse; kuil
temple; kuliah college|lectur|universit; kulit skin|leather|shell; kumpul gather|collect|assembl|pool; kunci
key|lock; kuning yellow; kunjung visit; kuno ancient|old; kurang
less|lack|reduc|short|least|under|decreas|poor|cut|not; kursi seat|chair; kurun period; kutip quot|cit;
laboratorium lab; labuh port|harb|dock; ladang field|farm; lagi again|more|longer|another; lagu song|music;
lahan land|ground|area|field; lahir born|birth; lain other|another|differ|else; lainnya other; lajang single;
laksana implement|conduct|carr|execut|tak|took|held; laku
do|conduct|carr|perform|behav|commit|effect|did|done|perpetrat; lalu past|ago|then|last|pass|through|traffic;
lama long|old|during|former|time; lambat slow|late|delay; lampau past|exceed; lampir attach; lampu light|lamp;
lancar smooth|fluen|launch; landa hit|struck|base; langgar violat|breach|break|offen|infring; langit sky|skies;
langka rare; langkah step|measure|move|action; langsung direct|immediate|live|tak|took|continu|plac; lanjut
continu|further|furth|advanc|old|add; lansia elder; lantai floor|storey; lapang field|ground|pitch; lapor
report|complain; larang ban|prohibit|forbid|bar; lari run|ran|fle|escap|rac; latar background; latih
train|exercis|coach|practic; laut sea|marine|ocean|naval|navy; lawan against|oppos|fight|oppon|enem|resist;
layak feasib|worth|decent|proper|eligib; layan serv; layar screen|sail; lebanon leban; lebar wid|width; lebat
heavy|dense|thick; lebih more|over|excess|than|exceed; leceh harass|abuse|insult; ledak explo|blast|deton|blew;
lelah tired|fatigue; lelang auction; lemah weak; lembaga institut|agenc|organi; lembar sheet; lembut
soft|gentle; lempar throw|threw|pelt|hurl; lengkap complet|equip|full; lepas releas|escap|remov|free|off; lereng
slope; letak locat|place|lies|situat|lay; letnan lieutenant; letus erupt; lewat through|pass|via|past|by|late;
liar wild|illegal|feral; libat involv|participat|engag; libur holiday|vacation|break; liburan holiday|vacation;
lihat see|look|saw|view|seen|appear|show; lima five|fifth; lindung protect|shelter|cover; lingkungan
environment|neighbo|surround; lingkup scope|cover; lintas cross|across|traffic|pass; lipat fold|doubl|time;
listrik electri|power; liter lit; logam metal; lokal local; lokasi locat|site|place; lolos escap|qualif|pass;
lomba race|competition|contest; lompat jump|leap; loncat jump|leap; longsor landslide; lonjak surg|jump|soar;
lsm ngo|non; luap overflow; luar out|foreign|extern|beyond|abroad|over|extra; luas
wid|broad|extens|area|expan|vast; lubang hole; luka injur|wound|hurt; lukis paint; lulus graduat|pass; lumpuh
paraly; luncur launch|slid; lupa forg; lurah village|urban; luru straight; maaf sorry|apolog|forgiv; mabuk
drunk; macam kind|type|sort|variet; macet jam|traffic|congest|stuck; mahal expensiv|cost; mahasiswa student;
mahkamah court; main play|game; majelis assembl|council; majikan employer; maju forward|advanc|progress|develop;
maka then|so|hence; makam tomb|grave|funer|burial|buri|cemet; makan eat|food|ate|meal|dinner|lunch|eaten|consum;
makin more|increas; maksimal maximum|max; maksud mean|intend|purpos|intent; malam night|evening; malaysia
malaysia; mampu able|capab|afford|can|could|abilit; mana which|where; manfaat
benefit|advantag|us|use|used|uses|using|user|users; mangkrak abandon; mantan former|ex; manusia
human|people|man|person; marah angr|anger; maret march|mar; markas headquarter|base; masa
time|period|future|era|term|past|mass; masalah problem|issue|matter|troubl; masih still|yet; masing
each|respectiv; masjid mosque; maskapai airline|carrier; massa mass|crowd|mob|people; masuk
enter|includ|entr|into|put|admission|join|insert|incom; masyarakat
communit|public|societ|people|citizen|resident; mata eye|spy|currenc; matahari sun|solar; matang
ripe|matur|cook; matematika math; mati die|dead|death|kill|dying; mau want|will; mayat bod|corps; mayor major;
mayoritas majorit|most; media media; medis medic; mei may; meja table|desk; meksiko mexic; melek litera; memang
indeed|really|inde; menang win|won|victor; mengapa why; menit minute; menkeu finance; menlu foreign; mentah
raw|crude; menteri minister|ministr; menurut according|accord; merah red; merdeka independ|freedom; merek brand;
mereka they|their|them; mesin machin|engin; mesir egypt; mesjid mosque; meski although|though|despite|even;
meter met|feet|foot; mewah luxur; migrasi migrat; miliar billion; milik own|have|had|has|belong|possess; militer
militar; miliuner million|billion; mimpi dream; minat interest; minggu week|sunday; minta
ask|request|demand|call|plea; minum drink|drank|beverag; minyak oil; miring tilt|slant|inclin; mirip
similar|resembl|like; misal exampl|instanc|such; misi mission; miskin poor|povert; mobil car|vehic|mobil; modal
capital; mogok strik|break; mohon ask|appl|request|beg; monyet monkey; motor motor|bike; muat
load|contain|publish|content; muda young|youth|junior|younger; mudah eas|simpl|convenien; mukim
settle|resid|liv; mula start|begin|began|first|begun|initial; muncul appear|emerg|aris|com|arose; mundur
resign|back|retreat|step|withdr; mungkin may|might|possib|likel|probab|perhap|could|enabl|allow; murah
cheap|low|inexpens; musik music; musim season|summer|winter|spring|autumn; muslim muslim; musnah
destroy|exterminat|cull|extinct; musuh enem; mutlak absolut; mutu quality; nafas breath; naik
ris|increas|climb|rid|up|rais|board|rose|go|hik; nama name|call; namun however|but|yet|though; nanti later|will;
narapidana inmat|convict|prison|inmate|prisoner; narkoba drug|narcotic; nasib fate; nasihat advi; nasional
nation; negara countr|state|nation|government; negeri countr|foreign|state|land|domestic|abroad|public; nelayan
fisher; nenek grandm; netral neutral; niat intent|intend; nikah marri|wedding|wed; nikel nickel; nikmat enjoy;
nilai valu|worth|scor|assess|grad|rat|consider; nol zero; norwegia norw; november november|nov; nuklir nuclear;
nyaman comfort; nyamuk mosquit; nyanyi sing|song|sang; nyaris almost|near; nyata real|stat|declar|fact|evident;
nyawa life|lives; obat drug|medic|treat; objek object; ojek ojek|motorcycle|taxi; ojol ojek|motorcycle|online;
oktober october|oct; olah process|sport|manag|cultiv; olahraga sport|athlet|exercis; oleh by; olimpiade olympic;
ombak wave; operasi operat|surg; oposisi opposition; orang people|person|man|men|someone|one|anyone|human|those;
organisasi organi; otak brain|mastermind; otonomi autonom; otoritas authorit; pabrik
factor|plant|mill|manufactur; pacu spur|drive|rac; padam extinguish|out|blackout|outage; padat
dense|crowd|solid|heavy|pack; pagar fence; pagi morning|am; paham underst|familiar; pahlawan hero; pajak tax;
pakai us|use|used|uses|using|user|users|wear|wore|cloth|worn|dress; pakar expert; paksa forc|coerc; paku nail;
palestina palestin; paling most|best|least; palsu fake|false|counterfeit|forg; paman uncle; pamer
exhibit|show|display; panas hot|heat|warm; pancar emit|fountain; pandang view|look|regard|see; pandemi pandemic;
panen harvest; panggil call|summon; panggung stage; pangkas cut|trim|slash; panglima commander; panik panic;
panitia committee; panjang long|length|along|extend; panjat climb; pantai beach|coast|shor; pantas
deserv|proper|appropriat; pantau monitor|observ; papan board; papar explain|said|describ|present; para all;
parah severe|bad|serious|wors; parlemen parliament|legislat; partai part|match; paru lung; paruh half|beak;
pasang install|pair|attach|coupl|put|tid|set; pasar market; pasien patient; pasifik pacific; pasir sand; pasok
suppl; paspor passport; pasti sure|certain|ensur|definit|must; pasukan troop|forc|army; patah brok|fractur;
patuh obey|compl; patung statue|sculpt; paus pope|whale; payung umbrella; pbb un|united; pecah
break|solv|broke|split|shatter; pecat fire|dismiss|sack; pedalaman inland|hinterland|interior; pegang
hold|held|handl; pegawai employee|staff|official|civil|worker; peka sensitiv; pekan week|weekend; pelajar
student|pupil; pelaku perpetrat|suspect|offender|actor; pelan slow; pelihara maintain|keep|care|pet; peluang
opportunit|chance; peluru bullet|missil; pemda local|government|administration|regional; pemilu election; pemkot
city|administration|government; pemprov provinc|administration|government; pemuda young|youth; pencil
remote|isolat; pendek short|brief; penduduk resident|popul|people|inhabit|citizen; pengacara lawyer|attorney;
pengalaman experienc; pengaruh influenc|affect|effect; penghuni occup|resid|inhabit; penjara
prison|jail|imprison; penting importan|essential|vital|interest|key|crucial; penuh
full|fill|meet|satisf|comply|fulfil; penumpang passenger; penyakit disease|illness|sick; perahu boat; perak
silver; peran role|play|part; perancis french|france; perang war|fight|battle; perangkap trap; percaya
believ|trust|belief|confiden; perdana prime|premier|first; perempuan woman|women|female|girl; pergi
go|leav|went|away|left|gone|travel; perhati attention|concern|attent|notic; periksa
examin|check|inspect|investigat; perilaku behav; peringkat rank|rating; perintah
government|order|command|rul|instruct|authorit; perisai shield; peristiwa event|incident; perkara case|matter;
perkosa rape; perlu need|necess|requir|must; permisi permi; permukaan surfac|level; pernah
ever|never|onc|previous; pers press; persegi square; persen percent|cent; persis exact; pertama first; pertanian
agricult|farm; perusahaan compan|firm|corporat|business; pesan messag|order|book; pesat rapid; pesawat
plane|aircraft|flight|jet; peserta participant; pesisir coast; pesta party|feast|festival; peta map; petang
evening|afternoon; petani farmer; petik pick; petinju boxer; petugas officer|official|staff|worker; piala
cup|trophy; picu trigger|spark|prompt; pidana crim; pidato speech|address; pihak part|side|he|authorit; pikir
think|thought|mind; pilih choos|elect|choice|select|vot|chose|prefer; pilot pilot; pilpres presidential; pimpin
lead|head|led|chair|boss; pindah mov|transfer|relocat; pinggir edg|side|outskirt|bank; pinjam loan|borrow|lend;
pintu door|gate; pisah separat|split|part; planet planet; pln pln|electric; pltn nuclear|plant|power; pm
prime|pm; pns civil|government|employee|servant; pohon tree; poin point; pojok corner; pokok
main|principal|basic|stapl; pola pattern; polandia poland|polish; polisi polic|officer; politik politic;
politisi politic; polri police; pompa pump; pos post; posisi position; potensi potential; potong cut|piec|slic;
prajurit soldier; praktik practi; prancis french|france; presiden president; prestasi achiev|accomplish; pria
man|men|male; pribadi person|privat; produk product; produksi product|produc; program program; promosi promot;
propinsi provinc; proses process; protes protest; provinsi provinc; proyek project; puas satisf; puasa fast;
puji prais; pukul hit|beat|clock|blow|strik|at|am|pm; pulang home|return|back; pulau island; pulih
recover|restor; puluh ten|dozen; puluhan dozen|ten|scor; pun even|also; punah extinct; puncak
peak|top|summit|height; punggung back; pungut collect|lev|pick|charg; punya have|own|has|had; pupuk fertili;
pusat cent|headquarter|focus; puskesmas health|clinic|puskesmas; putar turn|round|play|spin|rotat; putih white;
putus decid|decis|verdict|ruling|break|cut; rabu wednesday; racun poison|toxic|venom; radio radio; rahasia
secret|confidential; raih achiev|win|won|reach|gain; raja king|royal|kingdom; raksasa giant|huge; rakyat
people|citizen|public; ramah friendl; ramai crowd|busy|liv|many; rambut hair; rampok rob; rancang
design|plan|draft; rangka frame|context; rapat meet|tight; rasa feel|felt|tast|sens; rata average|flat|even;
ratu queen; ratus hundred; ratusan hundred; rawan prone|vulnerab|risk; rawat treat|car|nurs|maint; raya
great|high|celebrat|holiday|feast; razia raid; rebut seiz|captur|grab|contest; referendum referendum; rekam
record|footage; rekan colleague|partner|associat|fellow; reklamasi reclam; rekonstruksi reconstruct; rela
volunt|willing; relawan volunteer; remaja teen|adolescen|youth|young; renang swim|swam; rencana plan|schem;
rendah low|modest; rendam submerg|flood|soak|inundat; rentan vulnerab|prone; republik republic; resmi
official|formal|inaugurat; restoran restaurant; retas hack; revisi revis; revolusi revolution; ri
indonesia|republic; ribu thousand; ribuan thousand; rilis releas; ringan light|mild|minor; risiko risk; robek
tear|torn; roda wheel; roket rocket; rokok cigar|smok|tobacco; rombong group|convoy|entourag; rompak pira;
rontok fall; rs hospital; rsud hospital; rt rt|neighb; ruang room|space|hall; rugi loss|los|damag|disadvantag;
rumah hous|home|hospital|household; rumania romania; rumit complic|complex; runding negotiat|talk; runtuh
collaps|ruin|fall|fell; rupa form|appear|kind|look|similar; rupiah rupiah; rusa deer; rusak damag|broken|destr;
rusia russia; rusuh riot|unrest; rusuk rib; rusun apartment|flat; rute rout; rutin routin|regular; ruu
bill|draft; rw rw|neighb|communit; saat when|time|while|moment|current|as|during|now; sabar patien; sabtu
saturday; sabuk belt; sabung cockfight; sadap tap|wiretap; sadar awar|conscious|reali; sah legal|valid|legitim;
sahabat friend; saham share|stock; saing compet|rival; saji serv|present|dish; sakit
sick|hospital|ill|pain|hurt|disease; saksi witness; salah wrong|one|mistake|fault|err|guilt; salam greet; salin
cop; saling each|other|mutual; salju snow; salur channel|distribut|stream; sama
same|together|equal|cooperat|simil; samar disguis|vagu; sambil while; sambut welcom|greet|respon; sampah
garbage|waste|trash|rubbish|litter; sampai until|reach|arriv|to|convey|up; sampel sampl; samping
side|addition|beside|next; sana there; sandang hold|dis|carry; sandera hostag; sang the; sangat
very|extrem|high|really|so|great; sangka suspect|accus; sangkal den; santai relax; santun polite|compensation;
sapa greet|call|nickname; sapu sweep|swept|broom; saraf nerv|neur; saran suggest|advi|recommend; sarang nest;
sarap breakfast; sarjana scholar|graduate|bachelor; sasar target; sastra litera; satelit satellit; satpol
satpol|public; satu one|unit|a|single|unif|an; satwa animal|wildlife; saudara brother|sister|sibling|relativ;
sawah rice|field; saya i|my|me; sd elementary|primary|school; sebab cause|becaus|reason; sebagian
some|part|most; sebar spread|distribut|scatter|disseminat; sebelah next|side|beside; sebelum
before|prior|previous; seberang cross|opposit|across; sebut call|mention|nam|said|say|refer|describ; sedang
currently|being|while; sedia provid|availab|suppl|ready|prepar; sedih sad; sedikit little|few|slight|least|bit;
segera immediate|soon|quick|prompt|shortly; sehat health; sehingga so|that|thus; sejahtera welfare|prosper|well;
sejak since|from; sejarah histor; sejati true; sejumlah number|several|some; sekadar just|mere; sekaligus
same|once|well|both; sekarang now|current|today|present; sekitar around|about|some|approximat|surround|near;
sekolah school; sekretaris secretar; sektor sector; selain besid|addition|other|apart; selalu alway; selam
div|submarin; selama during|for|long|while|over; selamat safe|surviv|rescu|congrat|welcom|sav; selandia zealand;
selatan south; seleng hold|held|organi; selenggara hold|held|organi|host|implement; selesai
finish|complet|resolv|solv|settl|end; selidik investigat|inquir|prob; selimut blanket; seluler cell|mobile;
selundup smuggl; seluruh all|whole|entir|throughout|across|total; semakin more|increas|grow; semangat
spirit|passion|enthus; sembelih slaughter; sembilan nine|ninth; sembuh heal|recover|cur; sembunyi hid;
semenanjung peninsula; sementara while|meanwhile|temporar; semesta universe; sempat
chanc|opportunit|time|managed|briefly; sempit narrow|small; semua all|every; senang happy|pleas|glad|enjoy;
sendiri own|alone|himself|self|itself|themselves|herself|separat; sengaja deliberat|intention; sengketa
disput|conflict; seni art; senin monday; senjata weapon|arm|gun; sentimeter centimet|cm; sentuh touch; sepak
football|soccer|kick; sepakat agree|deal|consens; sepakbola football|soccer; separuh half; sepatu shoe|boot;
sepeda bicycl|bike|motor|cycl; seperti like|as|such; sepi quiet|desert; september september|sept|sep; sepuluh
ten; sepupu cousin; serah hand|surrender|submit|giv|deliver; serang attack|offens|assault|invad; serap absorb;
seratus hundred; serbu invad|storm|raid; seribu thousand; serikat union|united|us|america; sering
often|frequent; serius serious; serta and|with|participa|as|along; seru call|exclaim|excit; seseorang
someone|person|somebody|one; sesuai according|suit|accordan|match|appropriat|adjust|comply|line; setapak
path|trail; setara equal|equivalent; setelah after|follow|once; setengah half; setiap every|each; setor deposit;
setrum electr; setuju agree|approv|consent; sewa rent|lease|hire; si the; sia wast|vain; siaga
alert|standby|ready; siang noon|afternoon|day; siap ready|prepar; siapa who; siar broadcast|air; sibuk
busy|preoccup; sidang trial|hear|session|court; sifat natur|character|propert|trait; sikap
attitud|stanc|position|behav; siksa tortur; simpan sav|stor|keep|deposit|kept; simpul conclu; singapura
singapor; singgah stop; singkat brief|short|abbrev; sini here; sinyal signal; sipil civil; sisa
rest|remain|left; sisi side; sistem system; siswa student|pupil; sita seiz|confiscat; situasi situat; situs
site|website; skala scale; sma high|senior|school; smp junior|middle|school; soal
question|problem|about|matter|issue; solusi solution; sopir driv; sore afternoon|evening|pm; sorot
highlight|spotlight; sosial social; sosok figure; spanyol spain|spanish; spesies species; stabil stab; stadion
stadium; stasiun station; status status; stiker sticker; strategi strateg; studi stud; suami husband|spous; suap
brib; suara voice|vote|sound|nois; suasana atmosphere|mood; subsidi subsid; suci holy|sacred; sudah
have|has|already|had|been; sudin sub|department|agency|service; sudut angle|corner; suhu temperature; suka
like|lik|love|prefer; sukarela volunt; sukses success; suku tribe|ethnic|part; sulit difficult|hard; sumbang
contribut|donat; sumber sourc|resourc; sungai river; sungguh real|truly; suntik inject; supaya so|that|order;
suram grim|gloom|bleak; surat letter|mail|newspaper|certific; surel email|mail; suriah syria; surut reced|ebb;
survei survey|poll; susah difficult|hard; susu milk; susul follow|after|overtak; susun
arrang|compil|draft|prepar; sutradara director; swasta privat; swedia swed; swiss swiss|switz; syarat
requir|condition|term; syukur grateful|thank; tabrak crash|hit|collid|collision; tabung tub|sav|cylinder; tadi
earlier|just; tahan hold|detain|detention|defen|prison|resist|surviv|withhold|arrest|held|custody; tahap
phase|stage|step; tahu know|knew|known|find|learn|tofu|notif; tahun year|annual|anniversary|in; tajam sharp; tak
not|no; takdir destin; takhta throne; taklim lectur; taklu conquer|subdu; taksi taxi; takut afraid|fear|scar;
tali rope|string; taman park|garden; tamat end|graduat; tambah add|increas|more|extra|plus|said; tambang min;
tampak seem|look|appear|visib; tampil appear|perform|show|featur|display; tampung accommodat|shelter|hold; tamu
guest|visitor; tanah land|soil|ground|homeland; tanam plant|crop|grow|invest; tanda sign|mark|indicat; tandas
said|say|assert|stress|told|added; tandatangan sign; tanding match|game|compet|compete; tangan hand|deal|sign;
tanggal date|on; tanggap respon; tanggul dike|embank|levee|dyke; tanggung respons|bear|liab; tangkap
arrest|catch|captur|caught; tangki tank; tani farm|agricult; tanpa without|un|no; tantang challeng; tanya
ask|question; target target; tari danc; tarif fare|tariff|rate|price|fee; tarik
pull|attract|withdr|interest|draw; taruh bet|put|stak; tawa laugh; tawan captiv|prison; tawar offer|bargain;
tebak guess; tebal thick; tebing cliff; tegak enforc|upright|uphold; tegang tens; tegas
firm|confirm|assert|stress|emphasi|insist|strict; teguh firm; tekan press|emphasi|stress; teknik
techni|engineer; teknologi technolog; telah have|has|had; tele tele; telepon phone|call; televisi televis|tv;
teliti research|stud|careful|examin; telur egg; tema theme; teman friend; tembak shot|shoot|fire|gun; tembok
wall; tembus penetrat|through; tempat place|spot|site|seat|local|venue|where|locat|station; tempel stick|attach;
tempuh travel|tak|through|cover; tempur combat|battle|fight; temu find|found|meet|discover|met; tenaga
power|energ|labo|worker|personnel|strength; tenang calm|quiet; tendang kick; tengah middle|cent|mid; tenggelam
sink|drown|sank|sunk; tenggorok throat; tentang about|oppos|on|against|regard|of; tentara
army|soldier|troop|military; tentu certain|determin|cours|specif|decid|provis|set; tepat
right|exact|precise|accurat|proper|on; tepi edge|side|bank|shore; terang
explain|information|light|bright|statement; terap apply|impl|appli|enforc; terbang
fly|flew|flight|flies|flown|flying; terbit publish|issu|ris; terdakwa defendant|accus; terhadap
against|to|toward|on|of; teriak shout|scream|yell; terima accept|receiv|thank|recept; terjemah translat; terjun
jump|plung|waterfall|parachut; terlalu too|over; terobos break|breakthrough|through; teroris terror; terorisme
terror; terowong tunnel; terpidana convict; tersangka suspect; tertib order|disciplin|control; terus
continu|keep|further|on|constant|straight; tes test; tetangga neighb; tetap
remain|still|stay|fixed|decision|set|determin|continu; tetapi but|however|yet; tewas kill|die|dead|death;
thailand thai; tiang pole|pillar|mast; tiap every|each; tiba arriv|sudden; tidak
not|no|un|never|none|without|nor; tidur sleep|slept|bed; tiga three|third; tikam stab; tiket ticket; tikus
mice|mouse|rat; tim team; timbang consider|weigh; timbul caus|aris|emerg|rais; timpa hit|befall|struck; timur
east; tindak action|act|follow|crim|measure; tinggal stay|liv|left|leav|die|resid|remain|dead|death|abandon;
tinggi high|tall|height|top|rais|elevat; tingkat
level|increas|rate|improv|rise|rais|rising|floor|enhanc|rose|degree; tinjau review|visit|inspect; tiongkok chin;
tipis thin; tipu fraud|deceiv|scam|cheat; tiru imitat|copy|mimic; titik point|spot|dot; tiup blow; tni
military|army; toko shop|store; tokoh figure|leader|character; tolak reject|refus|declin|repel|den; tolong help;
ton ton; tonton watch|spectat|viewer; total total; tradisi tradit; transaksi transact; tua old|parent|elder;
tualang adventur; tuan mr|sir|host|lord; tubuh body|bodies; tuduh accus|alleg|charg; tugas
task|duty|duties|assign|job|officer; tuju aim|agree|goal|toward|direct|destinat|purpos|to|head|object; tujuh
seven; tukar exchang|swap; tukas said|say; tulang bone; tular infect|contag|transmi|contract|spread; tulis
writ|wrote; tumbang fall|fell|topple; tumbuh grow|growth|plant|grew; tumpah spill; tumpang passenger|ride;
tumpuk pile|accumulat|stack; tunai cash; tunangan fianc|engag; tunda delay|postpon; tunggu wait; tunjuk
show|point|appoint|indicat|demonstrat; tuntut demand|prosecut|claim|sue|requir|charg; turis tourist; turki turk;
turun down|fall|drop|decreas|decline|descend|fell|reduc|low|go|cut; turut consecutiv|row|particip|also|join;
tutup close|shut|cover|clos; tutur said|say|speech|told; uang money|cash|currency; ubah
chang|alter|convert|transform|turn; ucap said|say|speech|greet|told; udara air; ujar
said|say|told|added|state|explain; uji test|trial|examin; ujung end|tip|edge; ukir carv; ukraina ukrain; ukur
measur|siz; ulang repeat|birthday|again|anniversar|re; ular snake; umat people|community|follower|follow; umum
public|general|common|announc; umur age|old; undang law|invit|act; unggah upload; unggas poultry|bird|fowl;
unggul superior|excel|lead|featur|win; ungkap reveal|express|disclos|said|explain|uncover|say; ungsi
evacuat|refuge|flee|fled|displac|mov; unit unit; unjuk demonstrat|protest|show|rally; unsur element; untuk
for|to; untung profit|advantag|benefit|luck; upacara ceremon; upah wage|pay; upaya effort|attempt|try|tri|seek;
urus manag|handl|administ|affair|deal|tak; urut order|sequenc|rank|massag; usaha
business|effort|try|tri|attempt|enterpris; usai after|finish|end; usia age|old|year; usir
expel|evict|drive|drove|repel; usul propos|suggest|origin; usut investigat|prob; utama
main|major|first|prim|key|especial|primar|particular; utang debt; utara north; utuh intact|whole|complet; uu
law|act; vaksin vaccin; verifikasi verif; versi version; vietnam vietnam; virus virus; vital vital; vonis
verdict|sentenc|convict; wabah outbreak|epidemic|plague; wahana rid|vehicle; wajah face; wajar
fair|natural|reasonable|normal; wajib must|oblig|mandator|requir|compulsor; wakil vice|represent|deputy; waktu
time|when|moment; walau although|though|even|despite|while; walaupun although|though|even|despite; wali
mayor|guardian; walikota mayor; wanita woman|women; warga citizen|resident|people; waris
heir|inherit|legac|heritage; warna colo; warta report|news|journalist|correspond; wartawan
report|journalist|correspond|press; warung stall|shop|store; wasit refere; waspada alert|caut|vigil|wary;
wawancara interview; wenang authorit|power; wib wib|west|jakarta|local|time; wilayah area|region|territor;
wisata tour|travel|attract; wisatawan tourist|travel|visitor; wit wit|east|time; wita wita|central|time; wna
foreign; wni indonesian; wujud form|realiz|realis|manifest|exist; yahudi jew; yaitu namely|that; yakin
believ|convinc|sure|confiden; yakni namely|that; yordania jordan; yunani greek|greece; zaman era|age|time;
ziarah pilgrim; zona zone
"""


def words_of(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


def _read(entries: str) -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for entry in entries.split(";"):
        root, *becomes = entry.split(maxsplit=1) or [""]
        if becomes:
            table[root] = tuple(dict.fromkeys((*table.get(root, ()), *becomes[0].strip().split("|"))))
    return table


LEXICON: Mapping[str, tuple[str, ...]] = _read(_ENTRIES)
"""An Indonesian root, and the beginnings of English words that it becomes."""

VAGUE = words_of(
    """
    ada tidak sebut lebih orang jadi dapat besar tempat laku bagi hari cara sudah rupa buah kali diri alam
    seperti antara sama waktu mula kembali pihak luar masih tengah sedang jumlah langsung bahasa undang kira
    nyata sampai belum lagi rasa beri kawasan kait mau lanjut jelas pun yaitu terus masing kalau hati muncul
    tua daripada tak semakin ikut dahulu mana sendiri negeri masa wenang nanti berlaku begitu gelar susun
    pernah memang sesuai daya boleh pergi demikian tandas nyaman sebelah kena capai tinggal satu tahun bulan
    hal anda kita kami saya tambah ujar ucap tutur guna baik datang akan telah juga saja anak sakit uang
    atau kepada namun untuk dengan dari
    """
)
"""Roots that a good translation often says in another way, or not at all."""
