"""Hostile and odd pictures, e-mails and texts, made here; ``FILES`` says what intake must answer to each."""

import re
import struct
import zlib
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw

from tests.exhibits.hostile_pdf import blank, saved

DATE = "Mon, 02 Mar 2026 10:00:00 +0100"


def arrow(size: tuple[int, int] = (400, 600), mode: str = "RGB") -> Image.Image:
    """A white sheet with a dark mark at the top, so that a wrong turn is seen."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((size[0] // 4, 10, 3 * size[0] // 4, 60), fill="black")
    return picture.convert(mode)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    output = BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


def turned_jpeg(orientation: int) -> Callable[[], bytes]:
    """A photograph stored turned, with the EXIF mark that sets it upright."""
    undo = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip

    def make() -> bytes:
        stored = arrow().transpose(undo) if undo is not None else arrow()
        exif = Image.Exif()
        exif[0x0112] = orientation
        return encoded(stored, "JPEG", exif=exif)

    return make


def located_jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Appareil-Secret"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (45.0, 45.0, 0.0)
    return encoded(arrow(), "JPEG", exif=exif, comment=b"Commentaire-Secret")


def located_in_a_pdf(*filters: Name) -> Callable[[], bytes]:
    """The PDF that a telephone or a scanner makes of a photograph: the whole JPEG, under one filter or two."""

    def make() -> bytes:
        photograph = located_jpeg()
        with Image.open(BytesIO(photograph)) as opened:
            width, height = opened.size
        pdf = blank(content=b"q 300 0 0 300 100 300 cm /I Do Q")
        image = pdf.make_stream(
            b"", Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        )  # fmt: skip
        stored = zlib.compress(photograph) if Name.FlateDecode in filters else photograph
        image.write(stored, filter=Array(filters) if len(filters) > 1 else filters[0])
        pdf.pages[0].obj.Resources.XObject = Dictionary(I=image)
        return saved(pdf)

    return make


def pixel_bomb() -> bytes:
    """A small PNG of 100 megapixels."""
    width = height = 10_000
    engine = zlib.compressobj(1)
    row = b"\0" * (1 + width)
    body = b"".join([*(engine.compress(row * 100) for _ in range(height // 100)), engine.flush()])
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)), (b"IDAT", body), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


def deep_grey() -> bytes:
    picture = Image.new("I;16", (300, 400), 65535)
    picture.paste(0, (75, 10, 225, 60))
    return encoded(picture, "PNG")


def coarse_fax() -> bytes:
    """A sheet as faxes send it at their ordinary resolution: half its lines."""
    picture = Image.new("1", (1728, 1100), 1)
    ImageDraw.Draw(picture).rectangle((400, 100, 800, 292), fill=0)  # a square, on paper
    return encoded(picture, "TIFF", compression="group4", dpi=(204, 98))


def see_through() -> bytes:
    picture = Image.new("RGBA", (400, 600), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((100, 10, 300, 60), fill=(0, 0, 0, 255))
    return encoded(picture, "PNG")


def turned_fax() -> bytes:
    """The same, kept on its side and said to be turned a quarter: the dots it says are those of the side it lies on."""
    picture = Image.new("1", (1145, 1728), 1)
    ImageDraw.Draw(picture).rectangle((360, 650, 744, 1450), fill=0)
    return encoded(picture, "TIFF", compression="group4", dpi=(98, 204), tiffinfo={274: 6})


def fax() -> bytes:
    pages = [arrow(mode="1"), arrow((600, 400), "1")]
    return encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:], compression="group4")


def damaged_jpeg() -> bytes:
    return encoded(arrow(), "JPEG")[:200]


def half_a_jpeg() -> bytes:
    whole = located_jpeg()
    return whole[: len(whole) // 2]


def jpeg_without(count: int, **options: bool) -> Callable[[], bytes]:
    """A photograph whose last bytes were lost on the way: the mark of its end is two bytes."""
    return lambda: encoded(Image.effect_noise((640, 480), 80).convert("RGB"), "JPEG", **options)[:-count]


def jpeg_without_its_last_line() -> bytes:
    """A white photograph cut in the half of a square that no one sees: its last line of squares is half of it shown."""
    return encoded(Image.new("RGB", (104, 88), "white"), "JPEG")[:-29]


def jpeg_of_strips(kept: int) -> Callable[[], bytes]:
    """A photograph in strips, as many cameras write it, and its first ones alone: each is whole."""

    def make() -> bytes:
        whole = encoded(Image.effect_noise((640, 480), 80), "JPEG", restart_marker_rows=1)
        return whole[: [found.start() for found in re.finditer(rb"\xff[\xd0-\xd7\xd9]", whole)][kept - 1]]

    return make


def jpeg_filled_with_zeros() -> bytes:
    """A transfer that stopped, in a file made as long as the whole beforehand: its end reads as grey."""
    half = half_a_jpeg()
    return half + bytes(len(half))


def jpeg_of_a_damaged_profile() -> bytes:
    """A grey photograph that every reader shows; what it says of its colours is noise."""
    return encoded(arrow(mode="L"), "JPEG", icc_profile=b"noise" * 40)


def jpeg_of_a_wrong_segment() -> bytes:
    """A segment longer than it says, then where it was taken: readers look for the next one, and show the picture."""
    photograph = located_jpeg()
    return photograph[:2] + b"\xff\xed\x00\x06Photoshop" + photograph[2:]


def heic_of_a_wrong_size() -> bytes:
    """It says another size than that of its picture."""
    data = (Path(__file__).parent / "photo.heic").read_bytes()
    place = data.index(b"ispe") + 8
    return data[:place] + struct.pack(">II", 64, 1600) + data[place + 8 :]


def speck() -> bytes:
    return encoded(arrow((4, 4)), "PNG")


def moving() -> bytes:
    return encoded(arrow(), "GIF", save_all=True, append_images=[arrow((80, 40))])


def large_scan() -> bytes:
    return encoded(Image.effect_noise((2520, 3640), 20), "JPEG", quality=30)


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"From": "Anne Roux <a.roux@chimere.example>", "To": "b@dupont.example", "Date": DATE,
                        "Subject": "Votre facture", **headers}.items():  # fmt: skip
        message[name] = value
    return message


def simple_mail() -> bytes:
    message = mail(Cc="c@chimere.example")
    message.set_content("Bonjour,\n\nJe paierai 4 800,00 € le 30 avril — promis.\n")
    return message.as_bytes()


def mail_with_files() -> bytes:
    message = mail()
    message.set_content("Voir les fichiers.")
    message.add_attachment(saved(blank(2)), maintype="application", subtype="pdf", filename="commande.pdf")
    message.add_attachment(turned_jpeg(6)(), maintype="image", subtype="jpeg", filename="../../../etc/photo.jpg")
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="charge.exe")
    return message.as_bytes()


def mail_with_forged_subject() -> bytes:
    return (
        b"From: a@b.example\r\nDate: " + DATE.encode() + b"\r\n"
        b"Subject: =?utf-8?q?Hi=0D=0AX-Injected=3A_1?=\r\n\r\nCorps.\r\n"
    )


def mail_with_forged_sender() -> bytes:
    return mail_with_forged_subject().replace(b"From: ", b"From: =?utf-8?q?Chef=0D=0ABcc?= ", 1)


def mail_with_forged_sender_and_accents() -> bytes:
    return mail_with_forged_sender().replace(b"Bcc?= ", "Bcc?= Zoé ".encode(), 1)


def mail_of_unknown_charset() -> bytes:
    return (
        b"From: a@b.example\r\nDate: hier\r\nContent-Type: text/plain; charset=klingon-1\r\n\r\n"
        b"Re\xc3\xa7u le 3 mars.\r\n"
    )


def mail_in_mail(levels: int) -> Callable[[], bytes]:
    def make() -> bytes:
        inner = mail(Subject="Niveau 0")
        inner.set_content("Le plus profond.")
        for level in range(1, levels + 1):
            outer = mail(Subject=f"Niveau {level}")
            outer.set_content(f"Transfert {level}.")
            outer.add_attachment(inner)
            inner = outer
        return inner.as_bytes()

    return make


def mail_of_many_parts() -> bytes:
    message = mail()
    message.set_content("x")
    for rank in range(250):
        message.add_attachment(b"x", maintype="text", subtype="csv", filename=f"{rank}.txt")
    return message.as_bytes()


def web_mail() -> bytes:
    message = mail()
    message.set_content(
        "<html><head><style>p{color:red}</style><script>alert('jamais')</script></head><body><p>Première&nbsp;ligne</p>"
        "<p>Voir <a href='https://pirate.example/?id=42'>la facture</a></p><img src='https://pirate.example/pixel.gif' "
        "alt='logo'><table><tr><td>A</td><td>B</td></tr></table></body></html>",
        subtype="html",
    )
    return message.as_bytes()


def mail_with_ornament() -> bytes:
    message = mail()
    message.set_content("<p>Bonjour</p><img src='cid:logo'>", subtype="html")
    message.add_related(encoded(arrow((40, 20)), "PNG"), maintype="image", subtype="png", cid="<logo>")
    return message.as_bytes()


def mail_with_what_a_mailer_joins() -> bytes:
    """A logo, an invitation, a card, a signature, something that is no message: the office cannot take them out."""
    message = mail()
    message.set_content("Bonjour")
    message.add_attachment(encoded(arrow(), "GIF"), maintype="image", subtype="gif", filename="logo.gif")
    message.add_attachment(
        b"BEGIN:VCALENDAR\r\nSUMMARY:Audience", maintype="text", subtype="calendar", filename="rv.ics"
    )
    portrait = b"\r\n ".join([b"iVBORw0KGgo" * 6] * 500)
    card = b"BEGIN:VCARD\r\nFN:Anne Roux\r\nPHOTO;ENCODING=b;TYPE=PNG:" + portrait + b"\r\nTEL:0639984101\r\nEND:VCARD"
    message.add_attachment(card, maintype="text", subtype="vcard", filename="roux.vcf")
    bare = EmailMessage()
    bare["Content-Type"] = "message/rfc822"
    bare.set_payload([message_from_bytes(b"\r\nSans aucun en-tete")])
    message.attach(bare)
    return message.as_bytes()


def signed_mail() -> bytes:
    return (
        f"From: a@b.example\r\nDate: {DATE}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n"
        "--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n--b--\r\n"
    ).encode()


def mail_of_a_false_signature() -> bytes:
    message = mail()
    message.set_content("Bonjour")
    message.add_attachment(saved(blank(1)), maintype="application", subtype="pkcs7-signature", filename="facture.pdf")
    return message.as_bytes()


def mail_with_bad_base64() -> bytes:
    return (
        b"From: a@b.example\r\nDate: " + DATE.encode() + b"\r\nContent-Type: text/plain\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n!!!not base64!!!\r\n"
    )


def report(kind: str, said: str) -> bytes:
    """What a machine answers to a letter: in words for a person, in fields for another machine, with its headers."""
    return (
        f"From: a@b.example\r\nDate: {DATE}\r\nSubject: Retour\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: multipart/report; report-type={kind}; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: text/plain\r\n\r\nVotre message.\r\n"
        f"--b\r\nContent-Type: message/{kind}\r\n\r\nReporting-MTA: dns; b.example\r\n\r\n{said}\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Mise en demeure\r\n--b--\r\n"
    ).encode()


def bounce() -> bytes:
    return report("delivery-status", "Final-Recipient: rfc822; gerance@b.example\r\nAction: failed\r\nStatus: 5.1.1")


def read_receipt() -> bytes:
    return report("disposition-notification", "Disposition: manual-action/MDN-sent-manually; displayed")


def mail_in_versions() -> bytes:
    """The same words for a person, for a mail program that runs pages, for a watch."""
    message = mail()
    message.set_content("Bonjour")
    for kind in ("x-amp-html", "watch-html", "html"):
        message.add_alternative("<p>Bonjour</p>", subtype=kind)
    return message.as_bytes()


def not_a_mail() -> bytes:
    return b"Ceci n'est pas un courriel.\n"


def greek_mail() -> bytes:
    message = mail(Subject="Τιμολόγιο 発注書")
    message.set_content("Καλημέρα 契約 😀")
    return message.as_bytes()


def endless_line() -> bytes:
    return b"x" * 20_000 + "\n\u202efdp.exe\x07".encode()


SVG = b"<?xml version='1.0'?>\n<!-- un logo -->\n<!DOCTYPE svg PUBLIC '-//W3C' 'svg.dtd'>\n<svg:svg xmlns:svg='http://s'/>"
FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    **{f"exif-{turn}": (f"exif-{turn}.jpg", turned_jpeg(turn), "") for turn in range(1, 9)},
    "gps": ("gps.jpeg", located_jpeg, ""),
    "gps-pdf": ("gps.pdf", located_in_a_pdf(Name.DCTDecode), ""),
    "gps-pdf-deux-filtres": ("gps-2.pdf", located_in_a_pdf(Name.FlateDecode, Name.DCTDecode), ""),
    "heic": ("IMG_0142.HEIC", (Path(__file__).parent / "photo.heic").read_bytes, ""),
    "heic-mesure": ("mesure.heic", heic_of_a_wrong_size, "image"),
    "cmjn": ("cmjn.jpg", lambda: encoded(arrow(mode="CMYK"), "JPEG"), ""),
    "palette": ("palette.png", lambda: encoded(arrow(mode="P"), "PNG"), ""),
    "gris-16": ("gris-16.png", deep_grey, ""),
    "nuances-16": ("nuances-16.png", lambda: encoded(Image.new("I;16", (300, 400), 32768), "PNG"), ""),
    "nuances-16-tiff": ("nuances-16.tif", lambda: encoded(Image.new("I;16", (300, 400), 32768), "TIFF"), ""),
    "webp": ("capture.webp", lambda: encoded(arrow(), "WEBP"), ""),
    "webp-animee": (
        "animee.webp",
        lambda: encoded(arrow(), "WEBP", save_all=True, append_images=[arrow((400, 500)).resize((400, 600))]),
        "animee",
    ),
    "transparent": ("transparent.png", see_through, ""),
    "telecopie": ("telecopie.tif", fax, ""),
    "telecopie-ordinaire": ("ordinaire.tif", coarse_fax, ""),
    "telecopie-tournee": ("tournee.tif", turned_fax, ""),
    "grand": ("grand.jpg", large_scan, ""),
    "ticket": ("ticket.jpg", lambda: encoded(arrow((500, 4000)), "JPEG"), ""),
    "bombe-pixels": ("bombe.png", pixel_bomb, "pixels"),
    "jpeg-abime": ("abime.jpg", damaged_jpeg, "image"),
    "jpeg-coupe": ("coupe.jpg", half_a_jpeg, "image"),
    "jpeg-sans-fin": ("sans-fin.jpg", jpeg_without(2), ""),
    "jpeg-moitie-de-fin": ("moitie-de-fin.jpg", jpeg_without(1), ""),
    "jpeg-sans-dernier-point": ("sans-dernier-point.jpg", jpeg_without(6), "image"),
    "jpeg-progressif-sans-fin": ("progressif-sans-fin.jpg", jpeg_without(2, progressive=True), "image"),
    "jpeg-sans-derniere-ligne": ("sans-derniere-ligne.jpg", jpeg_without_its_last_line, "image"),
    "jpeg-bandes": ("bandes.jpg", jpeg_of_strips(60), ""),
    "jpeg-bandes-perdues": ("bandes-perdues.jpg", jpeg_of_strips(41), "image"),
    "jpeg-zeros": ("zeros.jpg", jpeg_filled_with_zeros, "image"),
    "jpeg-profil": ("profil.jpg", jpeg_of_a_damaged_profile, ""),
    "jpeg-segment": ("segment.jpg", jpeg_of_a_wrong_segment, ""),
    "point": ("point.png", speck, "minuscule"),
    "gif": ("logo.gif", lambda: encoded(arrow(), "GIF"), ""),
    "gif-anime": ("anime.gif", moving, "animee"),
    "sans-extension": ("facture", lambda: saved(blank(1)), "extension"),
    "message-vocal": ("message-vocal.m4a", lambda: b"\x00\x00\x00\x20ftypM4A " + bytes(40), "enregistrement"),
    "png-en-jpg": ("faux.jpg", lambda: encoded(arrow(), "PNG"), "extension"),
    "courriel": ("simple.eml", simple_mail, ""),
    "courriel-jointes": ("jointes.eml", mail_with_files, ""),
    "courriel-sujet": ("sujet.eml", mail_with_forged_subject, ""),
    "courriel-expediteur": ("expediteur.eml", mail_with_forged_sender, ""),
    "courriel-accents": ("accents.eml", mail_with_forged_sender_and_accents, ""),
    "courriel-codage": ("codage.eml", mail_of_unknown_charset, ""),
    "courriel-imbrique": ("imbrique.eml", mail_in_mail(2), ""),
    "courriel-profond": ("profond.eml", mail_in_mail(7), ""),
    "courriel-parties": ("parties.eml", mail_of_many_parts, "parties"),
    "courriel-html": ("html.eml", web_mail, ""),
    "courriel-ornement": ("ornement.eml", mail_with_ornament, ""),
    "courriel-logo": ("logo.eml", mail_with_what_a_mailer_joins, ""),
    "courriel-signe": ("signe.eml", signed_mail, ""),
    "courriel-signe-a-tort": ("signe-a-tort.eml", mail_of_a_false_signature, ""),
    "courriel-rejete": ("rejete.eml", bounce, ""),
    "courriel-lu": ("lu.eml", read_receipt, ""),
    "courriel-versions": ("versions.eml", mail_in_versions, ""),
    "courriel-base64": ("base64.eml", mail_with_bad_base64, ""),
    "courriel-grec": ("grec.eml", greek_mail, ""),
    "pas-un-courriel": ("pas.eml", not_a_mail, "courriel"),
    "texte": ("note.txt", lambda: "Reçu 100 €\r\nà Lyon".encode("cp1252"), ""),
    "texte-utf16": ("note16.txt", lambda: "Reçu 100 €".encode("utf-16"), ""),
    "texte-sans-fin": ("longue.log", endless_line, ""),
    "docx": ("contrat.docx", lambda: b"PK\x03\x04" + b"\0" * 40, "bureautique"),
    "doc": ("contrat.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "bureautique"),
    "outlook": ("reponse.msg", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "message"),
    "pages": ("lettre.pages", lambda: b"PK\x03\x04" + b"\0" * 40, "bureautique"),
    "archive": ("tout.zip", lambda: b"PK\x03\x04" + b"\0" * 40, "archive"),
    "page-web": ("page.html", lambda: b"<html>", "html"),
    "page-xhtml": ("page.xhtml", lambda: b"<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
    "facture-ubl": ("facture.xml", lambda: b"<?xml version='1.0'?>\n<Invoice><ID>F-1</ID></Invoice>", "xml"),
    "facture-ubl-nue": ("nue.xml", lambda: b"<Invoice xmlns='urn:oasis'><ID>F-1</ID></Invoice>", "xml"),
    "facture-ubl-dite-pdf": ("facture.pdf", lambda: b"<?xml version='1.0'?>\n<Invoice/>", "xml"),
    "page-web-dite-pdf": ("page.pdf", lambda: b"<!DOCTYPE html>\n<title>Facture</title>", "html"),
    "dessin": ("plan.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
    "dessin-declare": ("logo.svg", lambda: SVG, "svg"),
    "dessin-dit-png": ("logo.png", lambda: SVG, "svg"),
    "inconnu": ("mystere.bin", lambda: b"\1\2\3", "format"),
}
