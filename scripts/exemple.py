"""Draw the invoice of the sample case that ``recouvre init`` writes (``templates/init/cases/exemple-0001``).

Run it with ``.venv/bin/python -m scripts.exemple``; same locked versions, same bytes.
"""

from pathlib import Path

from generator.render import pdf
from generator.writer import write_if_changed

TARGET = Path(__file__).resolve().parent.parent / "templates/init/cases/exemple-0001/pieces/F-2026-001.pdf"

INVOICE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Facture F-2026-001</title>
<style>
@page { size: A4; margin: 25mm }
body { font: 11pt "Recouvre Sans" }
h1 { font-size: 16pt; margin: 14mm 0 2mm }
.client { margin: 12mm 0 0 90mm }
table { width: 100%; border-collapse: collapse; margin: 8mm 0 }
td, th { border-bottom: 0.3pt solid #888; padding: 2mm 0; text-align: left }
.montant { text-align: right }
small { font-size: 8.5pt; color: #444 }
</style></head><body>
<p><b>Atelier Modèle</b><br>SARL au capital de 10 000 €<br>1 rue du Modèle, 69001 Lyon<br>
RCS Lyon 000 900 100 — TVA FR26000900100</p>
<p class="client"><b>Librairie de l’Exemple</b><br>2 place de l’Hypothèse<br>69002 Lyon</p>
<h1>Facture n° F-2026-001</h1>
<p>Lyon, le 15 septembre 2026</p>
<table>
<tr><th scope="col">Désignation</th><th scope="col" class="montant">Montant</th></tr>
<tr><td>Rayonnages en chêne, fabrication et pose</td><td class="montant">3 000,00 €</td></tr>
<tr><td>TVA 20 %</td><td class="montant">600,00 €</td></tr>
<tr><td><b>À payer au plus tard le 15 octobre 2026</b></td><td class="montant"><b>3 600,00 €</b></td></tr>
</table>
<p><small>Pénalités de retard : taux de refinancement de la BCE majoré de 10 points. Indemnité forfaitaire pour frais de
recouvrement : 40&nbsp;€. Pas d’escompte. Document fictif.</small></p>
</body></html>"""

if __name__ == "__main__":
    write_if_changed(TARGET, pdf(INVOICE))
    print(TARGET)
