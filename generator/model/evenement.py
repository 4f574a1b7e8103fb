"""What every fact of the journal carries."""

from pydantic import Field

from generator.model.scalars import Base, DateISO, Entier, Heure, Slug, TexteLibre


class Evenement(Base):
    """What every fact carries."""

    date: DateISO = Field(description="Date du fait.")
    heure: Heure | None = Field(None, description="Heure, HH:MM.")
    par: Slug | None = Field(None, description="Responsable qui l'a constaté.")
    note: TexteLibre | None = Field(None, description="Note du cabinet, jamais imprimée dans un courrier.")
    piece: Slug | None = Field(None, description="Pièce qui prouve le fait.")
    pieces: tuple[Slug, ...] = Field((), description="Autres pièces qui prouvent le fait.")
    emis: Entier | None = Field(None, description="Bloc du registre qui prouve l'envoi (écrit par « emettre »).")
    remplace: Entier | None = Field(None, description="Bloc du registre que cet envoi corrige.")

    @property
    def preuves(self) -> tuple[str, ...]:
        """Identifiers of every pièce that proves the fact, each once."""
        return tuple(dict.fromkeys(((self.piece,) if self.piece else ()) + self.pieces))
