"""Invented dispatches in the formats of wires, each in the dialect of an agency that exists.

The agencies, places and events named in them do not. `COPIES` has file name and bytes.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile

FIRST = "Au moins vingt civils ont été tués jeudi à Kandar, a déclaré le maire, Ilan Maro."
SECOND = "« Les tirs n'ont pas cessé », a-t-il ajouté."
HEADLINE = "Vingt morts à Kandar, selon le maire"

AFP_2024 = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<NewsML>
  <Catalog Href="http://www.agence-nord.test/dtd/Catalog.xml"/>
  <NewsEnvelope><DateAndTime>20200312T130037Z</DateAndTime></NewsEnvelope>
  <NewsItem>
    <Identification>
      <NewsIdentifier>
        <ProviderId>agence-nord.test</ProviderId>
        <DateId>20200312</DateId>
        <NewsItemId>200312125902.ab12cd34</NewsItemId>
        <RevisionId PreviousRevision="1" Update="N">2</RevisionId>
        <PublicIdentifier>urn:newsml:agence-nord.test:20200312:200312125902.ab12cd34:2</PublicIdentifier>
      </NewsIdentifier>
      <NameLabel>kandar-conflit</NameLabel>
    </Identification>
    <NewsManagement>
      <NewsItemType FormalName="News"/>
      <FirstCreated>20200312T125902Z</FirstCreated>
      <ThisRevisionCreated>20200312T130030Z</ThisRevisionCreated>
      <Status FormalName="Usable"/>
      <Urgency FormalName="2"/>
    </NewsManagement>
    <NewsComponent>
      <NewsLines>
        <HeadLine>{HEADLINE}</HeadLine>
        <DateLine>Kandar, 12 mars 2020 (ADN)</DateLine>
        <CopyrightLine>© 2020 ADN</CopyrightLine>
        <SlugLine>kandar-conflit-bilan</SlugLine>
      </NewsLines>
      <AdministrativeMetadata><Provider><Party FormalName="ADN"/></Provider></AdministrativeMetadata>
      <DescriptiveMetadata><Language FormalName="fr"/><Genre FormalName="Urgent"/></DescriptiveMetadata>
      <NewsComponent>
        <ContentItem>
          <MediaType FormalName="Text"/>
          <Format FormalName="bcNITF2.5"/>
          <DataContent>
            <p> {FIRST}</p>
            <p>{SECOND}</p>
            <p>hh/ph/ts</p>
          </DataContent>
        </ContentItem>
      </NewsComponent>
    </NewsComponent>
  </NewsItem>
</NewsML>
"""
AFP_2014 = f"""<?xml version="1.0" encoding="UTF-8"?>
<NewsML Version="1.2">
  <NewsEnvelope><DateAndTime>20200312T134951+0000</DateAndTime></NewsEnvelope>
  <NewsItem xml:lang="fr">
    <Identification><NewsIdentifier>
      <ProviderId>agence-nord.test</ProviderId><DateId>20200312T134951Z</DateId>
      <NewsItemId>XGH22</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>
      <PublicIdentifier>urn:newsml:agence-nord.test:20200312T134951Z:XGH22:1N</PublicIdentifier>
    </NewsIdentifier></Identification>
    <NewsManagement><NewsItemType FormalName="News"/>
      <FirstCreated>20200312T134951+0000</FirstCreated>
      <ThisRevisionCreated>20200312T134951+0000</ThisRevisionCreated>
      <Status FormalName="Usable"/></NewsManagement>
    <NewsComponent>
      <NewsLines><HeadLine>{HEADLINE}</HeadLine><DateLine>KANDAR, 12 mars 2020 (ADN) -</DateLine></NewsLines>
      <ContentItem><MediaType FormalName="Text"/>
        <DataContent><nitf><body><body.content><p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf></DataContent>
      </ContentItem>
    </NewsComponent>
  </NewsItem>
</NewsML>
"""


def g2(
    *,
    guid: str = "tag:est.test,2020:newsml_K1",
    version: str = "2",
    status: str = "usable",
    embargo: str = "",
    body: str = "",
    dateline: str = "2020-03-12 20:13:08 GMT+00:00",
) -> str:
    """Make a text item of NewsML-G2 in the way of Reuters."""
    xhtml = (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title/></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>"
    )
    return f"""<newsItem guid="{guid}" version="{version}" standard="NewsML-G2" xml:lang="fr-FR">
  <itemMeta><itemClass qcode="icls:text"/><provider literal="est.test"/>
    <versionCreated>2020-03-12T20:13:08.000Z</versionCreated>
    {f"<embargoed>{embargo}</embargoed>" if embargo else "<!-- <embargoed></embargoed> -->"}
    <pubStatus qcode="stat:{status}"/><edNote>Précise le bilan</edNote></itemMeta>
  <contentMeta><urgency>3</urgency><located qcode="city:bangalore"/>
    <genre qcode="genre:Current"><name>Current</name></genre>
    <slugline separator="-">KANDAR/CONFLIT</slugline>
    <headline>{HEADLINE}</headline><headline role="hld:subHeadline">Le maire accuse</headline>
    <dateline>{dateline}</dateline></contentMeta>
  <contentSet>{"" if status == "canceled" else body or xhtml}</contentSet>
</newsItem>
"""


def g2_message(*items: str) -> str:
    """Put items of NewsML-G2 into a message."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage '
        'xmlns="http://iptc.org/std/nar/2006-10-01/">\n<header><sent>2020-03-12T20:13:08Z</sent>'
        f"</header>\n<itemSet>\n{''.join(items)}</itemSet>\n</newsMessage>\n"
    )


ANSA = g2(
    guid="tag:sud.test,2020:40e5",
    body=f"""<inlineData contenttype="text/plain"><![CDATA[
<p>

            (SUD) - Kandar, 12 mars - {FIRST[:52]}
{FIRST[53:]}
   {SECOND}
          </p>]]></inlineData>""",
)
NITF_EFE = f"""<nitf version="-//IPTC//DTD NITF 3.2//EN" baselang="fr-FR"><head>
  <title>{HEADLINE}</title>
  <docdata management-status="usable"><evloc city="Kandar" iso-cc="XXX"/>
    <doc-id id-string="22751909"/><urgency ed-urg="5"/><date.issue norm="20200312T222800+0000"/>
    <ed-msg info="Corrige le nom du maire"/>
    <key-list><keyword key="KANDAR CONFLIT"/></key-list></docdata>
  <pubdata date.publication="20200312T222800+0000"/></head>
  <body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>KANDAR CONFLIT</hl2></hedline>
    <byline>gr/bp</byline><distributor>Agence Ouest</distributor>
    <dateline><story.date norm="20200312T222800+0000">20200312T222800+0000</story.date></dateline>
    <abstract><p>{FIRST}</p></abstract></body.head>
  <body.content><p>Kandar, 12 mars (AO).- {FIRST}
            </p><p>{SECOND}
            </p></body.content></body></nitf>
"""
NITF_PA = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.test/nitf-3-1.dtd">
<nitf version="-//IPTC//DTD NITF 3.1//EN"><head><title>1 KANDAR</title>
  <docdata management-status="usable"><du-key key="PN-KANDAR" version="3"/>
    <doc-id id-string="af1f7ad5HHH-3-1" regsrc="PN"/><urgency ed-urg="4"/>
    <date.issue norm="20200312T043001+0100"/></docdata></head>
  <body xml:lang="fr"><body.head><hedline><hl1>{HEADLINE}</hl1></hedline>
    <byline><person>Par Lena Torbo</person>, Agence Nord</byline>
    <abstract><p>{FIRST}</p></abstract></body.head>
  <body.content><p>Au moins <num>vingt</num> civils ont &eacute;t&eacute; tués <chron>jeudi</chron> à
    <location>Kandar</location>, a déclaré le maire, <person>Ilan Maro</person>.</p><p>{SECOND}</p>
  </body.content></body></nitf>
"""
NITF_PRE = f"""<nitf><head><title>{HEADLINE}</title><docdata><doc-id id-string="pre-1"/>
<date.issue norm="2020-03-12"/></docdata></head><body><body.content><pre>
   KANDAR, 12 mars (ADN) - {FIRST[:42]}
{FIRST[43:]}
   {SECOND}
</pre></body.content></body></nitf>
"""
RCV = f"""<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="2286" id="root" date="2020-03-12" xml:lang="fr">
<title>XXX: {HEADLINE}.</title>
<headline>{HEADLINE}.</headline>
<byline>Lena Torbo</byline>
<dateline>KANDAR 2020-03-12</dateline>
<text>
<p>{FIRST}</p>
<p>{SECOND}</p>
</text>
<copyright>(c) Est 2020</copyright>
<metadata><dc element="dc.source" value="Est"/></metadata>
</newsitem>
"""
NINJS_1 = {
    "guid": "urn:newsml:localhost:2020:c044", "version": "2", "type": "text", "pubstatus": "usable",
    "versioncreated": "2020-03-12T04:38:34+0000", "urgency": 3, "language": "fr", "slugline": "kandar",
    "headline": HEADLINE, "byline": "Lena Torbo", "source": "ADN", "ednote": "bilan",
    "body_html": f"<p>{FIRST}</p><p>{SECOND}</p>", "genre": [{"code": "A", "name": "Article"}],
}  # fmt: skip
NINJS_2 = {
    "uri": "https://est.test/k1", "versioncreated": "2020-03-12T04:38:34Z", "language": "fr",
    "headlines": [{"role": "main", "value": HEADLINE}],
    "bodies": [{"role": "main", "contenttype": "text/plain", "value": f"{FIRST}\n\n{SECOND}"}],
}  # fmt: skip
NINJS_3 = {
    "uri": "tag:est.test,2020:k3", "standard": {"name": "ninjs", "version": "3.0"}, "type": "text",
    "versionCreated": "2020-03-12T04:38:34Z", "pubStatus": "usable", "urgency": 4, "language": "fr-FR",
    "headlines": [{"role": "main", "value": HEADLINE}], "by": "Lena Torbo",
    "bodies": [{"role": "main", "contentType": "text/html", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"}],
    "infoSources": [{"name": "Est"}], "edNote": "bilan",
}  # fmt: skip
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Agence Nord</title><link>https://nord.test/</link><language>fr-fr</language><ttl>30</ttl>
<item><title>{HEADLINE}</title><link>https://nord.test/k1</link><guid isPermaLink="false">nord-1</guid>
<pubDate>Thu, 12 Mar 2020 18:42:00 +0100</pubDate><category>Conflit</category>
<description>Vingt morts.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>alert(1)</script><p>{SECOND}</p>]]></content:encoded></item>
<item><title>Trêve à Ossam</title><link>https://nord.test/k2</link>
<description>&lt;p&gt;Une trêve est entrée en vigueur à Ossam, a annoncé l'armée.&lt;/p&gt;</description></item>
</channel></rss>
"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Agence Est</title><id>urn:est</id>
<updated>2020-03-12T20:00:00Z</updated>
<entry><title>{HEADLINE}</title><id>urn:est:1</id><link href="https://est.test/1"/>
<published>2020-03-12T18:00:00Z</published><updated>2020-03-12T19:00:00Z</updated>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>
"""
MAIL = f"""From: "Agence Nord" <desk@nord.test>
To: lecteur@est.test
Subject: =?utf-8?q?Vingt_morts_=C3=A0_Kandar=2C_selon_le_maire?=
Date: Thu, 12 Mar 2020 18:42:00 +0100
Message-ID: <k1@nord.test>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="X"

--X
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: 8bit

{FIRST}

{SECOND}

--{" "}
Agence Nord, rue du Port
--X
Content-Type: text/html; charset="utf-8"

<p>{FIRST}</p>
--X--
"""
PAGE = f"""<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>{HEADLINE} | Nord</title>
<meta property="og:title" content="{HEADLINE}"><meta property="og:site_name" content="Agence Nord">
<meta property="article:published_time" content="2020-03-12T18:42:00+01:00">
<link rel="canonical" href="https://nord.test/kandar"></head>
<body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>
<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>
<p>Deux hôpitaux de la ville ont été touchés, selon les secouristes, qui évoquent des dizaines de
blessés et demandent une trêve.</p></article>
<footer>Mentions légales</footer><script>var x = 1;</script></body></html>
"""
CSV = f'id;text;published;title\nk1;"{FIRST}\n{SECOND}";2020-03-12;{HEADLINE}\nk2;Une trêve à Ossam.;2020-03-13;\n'


def warc_record(kind: str, address: str, head: str, body: bytes) -> bytes:
    """Make a record of a web archive."""
    payload = (head.replace("\n", "\r\n") + "\r\n\r\n").encode() + body if head else body
    content = "application/http; msgtype=response" if head else "text/plain"
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {address}",
        "WARC-Date: 2021-01-01T00:00:00Z", "WARC-Record-ID: <urn:uuid:1>",
        f"Content-Type: {content}", f"Content-Length: {len(payload)}",
    ]  # fmt: skip
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + payload + b"\r\n\r\n"


def warc() -> bytes:
    """Make a web archive: a page, a picture, a page that was not there, a feed."""
    ok = "HTTP/1.1 200 OK\nContent-Type: "
    return b"".join(
        (
            warc_record("response", "https://nord.test/k1", f"{ok}text/html", PAGE.encode()),
            warc_record("response", "https://nord.test/a.png", f"{ok}image/png", b"\x89PNG"),
            warc_record("response", "https://nord.test/x", "HTTP/1.1 404 No\nContent-Type: text/html", b"<p>"),
            warc_record("response", "https://nord.test/rss", f"{ok}application/rss+xml", RSS.encode()),
        )
    )  # fmt: skip


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files into a zip archive."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()


COPIES: dict[str, bytes] = {
    "afp2024.xml": AFP_2024.encode(),
    "afp2014.xml": AFP_2014.encode(),
    "reuters.xml": g2_message(g2()).encode(),
    "ansa.xml": g2_message(ANSA).encode(),
    "efe.xml": NITF_EFE.encode(),
    "pa.xml": NITF_PA.encode("iso-8859-1", "xmlcharrefreplace"),
    "pre.xml": NITF_PRE.encode(),
    "rcv.xml": RCV.encode("iso-8859-1"),
    "ninjs1.json": json.dumps(NINJS_1).encode(),
    "ninjs2.json": json.dumps(NINJS_2, ensure_ascii=False).encode(),
    "ninjs3.json": json.dumps([NINJS_3], indent=1).encode(),
    "rss.xml": RSS.encode(),
    "atom.xml": ATOM.encode(),
    "mail.eml": MAIL.encode(),
    "page.html": PAGE.encode(),
    "table.csv": CSV.encode(),
    "pages.warc": warc(),
    "pages.warc.gz": gzip.compress(warc(), mtime=0),
    "lines.jsonl": json.dumps({"id": "k1", "text": FIRST}).encode() + b"\n",
    "plain.txt": f"{HEADLINE}\n\n{FIRST}\n".encode(),
}
COPIES["mixed.zip"] = zipped({f"in/{name}": data for name, data in COPIES.items()})
