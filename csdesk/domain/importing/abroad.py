"""French, German and Italian, by the words in which names are kept, as `spanish` has them."""

from __future__ import annotations

from typing import Final

_FRENCH: Final = """
    prenom:first_name societe:empresa entreprise:empresa entreprises:empresas adresse:endereco ville:cidade pays:pais courriel:email secteur:setor montant:valor
    echeance:vencimento statut:status effectif:funcionarios effectifs:funcionarios prix:preco produit:produto quantite:quantidade debut:inicio motif:motivo
    facture:fatura factures:faturas abonnement:assinatura abonnements:assinaturas forfait:plano commentaire:comentario commentaires:comentarios
    remarque:observacoes remarques:observacoes fonction:cargo cree:criado ouvert:aberto ouverture:abertura cloture:fechamento objet:assunto sujet:assunto
    priorite:prioridade devise:moeda paiement:pagamento raison:razao sociale:social resiliation:cancelamento renouvellement:renovacao categorie:categoria
    chiffre:receita mensuel:mensal annuel:anual inscription:cadastro siteweb:site contrat:contrato contrats:contratos duree:duracao
"""
_GERMAN: Final = """
    kunde:cliente kunden:cliente kundenname:cliente kundennummer:id_cliente kundennr:id_cliente kundenid:id_cliente firmenname:empresa unternehmen:empresa
    vorname:first_name nachname:sobrenome stadt:cidade plz:cep postleitzahl:cep strasse:endereco anschrift:endereco bundesland:estado telefon:telefone
    telefonnummer:telefone handy:celular mobilnummer:celular branche:industry umsatz:receita mitarbeiter:funcionarios mitarbeiterzahl:funcionarios
    betrag:valor datum:data rechnungsnummer:numero_fatura rechnungsdatum:data_fatura rechnungsbetrag:valor_fatura faelligkeitsdatum:vencimento
    falligkeitsdatum:vencimento faellig:vencimento fallig:vencimento ansprechpartner:contato vertragsbeginn:inicio_contrato vertragsende:fim_contrato
    preis:preco menge:quantidade produkt:produto bemerkung:observacoes bemerkungen:observacoes notizen:notas webseite:site wahrung:moeda waehrung:moeda
    bezahlt:pago erstellt:criado kundigung:cancelamento kuendigung:cancelamento kundigungsgrund:motivo_cancelamento betreff:assunto beschreibung:descricao
    prioritat:prioridade prioritaet:prioridade kategorie:categoria verantwortlich:responsavel angebot:proposta wahrscheinlichkeit:probabilidade
    abschlussdatum:data_fechamento absagegrund:motivo_perda verlustgrund:motivo_perda kundenseit:cliente_desde
"""
_ITALIAN: Final = """
    cognome:sobrenome ragione:razao azienda:empresa aziende:empresas ditta:empresa societa:empresa citta:cidade indirizzo:endereco cellulare:celular
    settore:setor fatturato:receita importo:valor scadenza:vencimento fattura:fatura fatture:faturas paese:pais emissione:emissao prezzo:preco
    quantita:quantidade descrizione:descricao oggetto:assunto priorita:prioridade inizio:inicio contratto:contrato contratti:contratos
    abbonamento:assinatura abbonamenti:assinaturas rinnovo:renovacao disdetta:cancelamento creato:criado creazione:criacao chiusura:fechamento
    sito:site dipendenti:funcionarios codice:codigo clienti:cliente contatti:contatos
"""
WORDS: Final[dict[str, str]] = {
    word: known.replace("_", " ")
    for word, known in (pair.split(":") for pair in f"{_FRENCH}{_GERMAN}{_ITALIAN}".split())
}
"""A word that only one of these has -> the word or words in which names are kept."""
