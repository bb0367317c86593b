"""Columns as Brazilian programs and small businesses name them: tables of databases, words cut short, trades of all kinds."""

from __future__ import annotations

import pytest

from csdesk.domain.importing.mapping import SheetMapping
from csdesk.domain.importing.table import Cell, RawSheet
from csdesk.domain.importing.understand import understand

PEOPLE = ["Ana Souza", "Bruno Lima", "Carla Dias", "Davi Rocha", "Elisa Pinto", "Fabio Melo"]
FIRMS = [
    "Padaria Sol",
    "Mercado Lua",
    "Oficina Norte",
    "Farmácia Vida",
    "Clínica Bem Viver",
    "Gráfica Cor LTDA",
]
CITIES = ["Curitiba", "Recife", "São Paulo", "Santos", "Goiânia", "Salvador"]
STATES = ["PR", "PE", "SP", "SP", "GO", "BA"]
DAYS = ["03/02/2025", "14/03/2025", "22/04/2025", "09/05/2025", "30/06/2025", "17/07/2025"]
LATER = ["03/02/2027", "14/03/2027", "22/04/2027", "09/05/2027", "30/06/2027", "17/07/2027"]
COMPACT = ["20250203", "20250314", "20250422", "20250509", "20250630", "20250717"]
SUMS = ["120,50", "89,90", "1.450,00", "300,00", "75,25", "640,10"]
CODES = ["1001", "1002", "1003", "1004", "1005", "1006"]
PHONES = ["(11) 3222-1100", "(41) 3333-2200", "(81) 3444-3300", "(62) 3555-4400", "(71) 3666-5500", "(13) 3777-6600"]  # fmt: skip
MOBILES = [
    "(11) 98222-1100",
    "(41) 98333-2200",
    "(81) 98444-3300",
    "(62) 98555-4400",
    "(71) 98666-5500",
    "(13) 98777-6600",
]
MAILS = [f"pessoa{n}@empresa{n}.com.br" for n in range(6)]
STREETS = ["Rua Sol, 1", "Av. Brasil, 20", "Rua Lua, 3", "Rua Mar, 44", "Av. Ipê, 5", "Rua Flor, 61"]
TOLD = [
    "Nota não emite",
    "Sistema lento hoje",
    "Internet caiu cedo",
    "Tela não abre",
    "Senha não entra",
    "Erro ao salvar",
]
STANDING = ["Aberto", "Em andamento", "Resolvido", "Fechado", "Aberto", "Resolvido"]
KINDS = ["Rede", "Sistema", "Rede", "Impressora", "Sistema", "Rede"]


def read(file: str, columns: dict[str, list[str]]) -> SheetMapping:
    rows: list[list[Cell]] = [list(row) for row in zip(*columns.values(), strict=True)]
    (mapping,) = understand([RawSheet(file, file, [list(columns), *rows])])
    return mapping


def fields(file: str, columns: dict[str, list[str]]) -> dict[str, str | None]:
    return {column.header: column.target for column in read(file, columns).columns}


@pytest.mark.parametrize(
    ("file", "columns", "wanted"),
    [
        (
            "SA1.csv",
            {
                "A1_COD": CODES,
                "A1_NOME": FIRMS,
                "A1_END": STREETS,
                "A1_MUN": CITIES,
                "A1_EST": STATES,
                "A1_DTCAD": COMPACT,
            },
            [
                "account.external_id",
                "account.name",
                "account.address",
                "account.city",
                "account.state",
                "account.start_date",
            ],
        ),
        (
            "tb_cliente.csv",
            {
                "id_cliente": CODES,
                "nm_cliente": FIRMS,
                "no_contato": PEOPLE,
                "ds_email": MAILS,
                "nr_celular": MOBILES,
                "ds_observacao": TOLD,
            },
            [
                "account.external_id",
                "account.name",
                "contact.name",
                "contact.email",
                "contact.mobile",
                "account.notes",
            ],
        ),
        (
            "ocrd.csv",
            {
                "CardCode": CODES,
                "CardName": FIRMS,
                "CntctPrsn": PEOPLE,
                "E_Mail": MAILS,
                "SlpName": ["Rita Reis"] * 6,
            },
            ["account.external_id", "account.name", "contact.name", "contact.email", "account.am"],
        ),
        (
            "CLIENTES.xlsx",
            {
                "COD.": CODES,
                "NOME FANT.": FIRMS,
                "END.": STREETS,
                "CID.": CITIES,
                "C.E.P.": [f"80{n}10-120" for n in range(6)],
                "VEND.": ["Rita Reis"] * 6,
            },
            [
                "account.external_id",
                "account.name",
                "account.address",
                "account.city",
                "account.postal_code",
                "account.am",
            ],
        ),
        (
            "clientes.csv",
            {
                "codigodocliente": CODES,
                "nomedocliente": FIRMS,
                "datadecadastro": DAYS,
                "observacaocliente": TOLD,
            },
            ["account.external_id", "account.name", "account.start_date", "account.notes"],
        ),
        (
            "condominios.xlsx",
            {
                "Condomínio": ["Ipê", "Sol", "Lago", "Flores", "Azul", "Real"],
                "Síndico": PEOPLE,
                "Celular do Síndico": MOBILES,
            },
            ["account.name", "contact.name", "contact.mobile"],
        ),
        (
            "contratos_aluguel.csv",
            {
                "Nº Contrato": CODES,
                "Locatário": PEOPLE,
                "Telefone Locatário": PHONES,
                "Valor Aluguel": SUMS,
                "Início": DAYS,
                "Vigência": LATER,
            },
            [
                "line.external_id",
                "account.name",
                "account.phone|contact.phone",
                "line.mrr",
                "line.start",
                "line.term_end",
            ],
        ),
        (
            "ordens_servico.xlsx",
            {
                "Nº OS": CODES,
                "Cliente": FIRMS,
                "Data Entrada": DAYS,
                "Data Saída": DAYS,
                "Defeito Relatado": TOLD,
                "Situação da OS": STANDING,
            },
            [
                "ticket.number|ticket.external_id",
                "account.name",
                "ticket.opened_at",
                "ticket.resolved_at",
                "ticket.subject",
                "ticket.status",
            ],
        ),
        (
            "vendas.csv",
            {"id_compra": CODES, "id_cliente": CODES[::-1], "data_compra": COMPACT, "total_venda": SUMS},
            ["invoice.external_id", "account.external_id", "invoice.issued", "invoice.amount"],
        ),
        (
            "parcelas.csv",
            {
                "uc": CODES,
                "titular": PEOPLE,
                "num_parcela": ["1", "2", "1", "2", "1", "2"],
                "cod_mensalidade": CODES[::-1],
                "valor_parcela": SUMS,
                "data_baixa": DAYS,
            },
            [
                "account.external_id",
                "account.name",
                "custom",
                "invoice.external_id|custom",
                "invoice.amount",
                "invoice.paid",
            ],
        ),
        (
            "pedidos.csv",
            {
                "Número do Pedido": CODES,
                "Nome (Cobrança)": PEOPLE,
                "Data do Pedido": DAYS,
                "Preço": SUMS,
                "Quantidade": ["1", "2"] * 3,
                "Total": SUMS[::-1],
            },
            [
                "invoice.number|invoice.external_id",
                "account.name",
                "invoice.issued",
                "custom",
                "line.quantity|custom",
                "invoice.amount",
            ],
        ),
        (
            "chamados.csv",
            {
                "N Chamado": CODES,
                "Assunto do chamado": TOLD,
                "Cliente": FIRMS,
                "Tipo de OS": KINDS,
                "Estado": STATES,
            },
            [
                "ticket.number|ticket.external_id",
                "ticket.subject",
                "account.name",
                "ticket.category",
                "account.state",
            ],
        ),
    ],
)
def test_names_of_brazilian_tables_find_their_fields(
    file: str, columns: dict[str, list[str]], wanted: list[str]
) -> None:
    found = fields(file, columns)
    assert [
        (header, target)
        for (header, target), want in zip(found.items(), wanted, strict=True)
        if target not in want.split("|")
    ] == []


@pytest.mark.parametrize(
    ("file", "header", "values"),
    [
        ("clientes.csv", "Tipo de Pessoa", ["Física", "Jurídica"] * 3),
        ("clientes.csv", "Ticket Médio", SUMS),
        (
            "clientes.csv",
            "Login PPPoE",
            ["ana.souza", "bruno.lima", "carla.dias", "davi.rocha", "elisa.pinto", "fabio.melo"],
        ),
        ("clientes.csv", "Fim do Mandato", LATER),
        ("clientes.csv", "Porta", ["8", "12", "40", "7", "3", "61"]),
        ("oportunidades.csv", "Origem", ["Site", "Indicação"] * 3),
        ("oportunidades.csv", "Código Ponto de Venda", CODES),
    ],
)
def test_what_no_field_is_for_stays_a_column_of_its_own(file: str, header: str, values: list[str]) -> None:
    beside = {"Cliente": FIRMS, "Etapa": ["Proposta", "Ganho"] * 3, "Valor": SUMS}
    columns = {"Cliente": FIRMS, "Cidade": CITIES} if file == "clientes.csv" else beside
    assert fields(file, {**columns, header: values})[header] in {None, "custom"}


def test_a_mean_sale_is_no_ticket() -> None:
    mapping = read(
        "ticket_medio.csv",
        {"ano_mes": DAYS, "faturamento": SUMS, "pedidos": CODES, "ticket_medio": SUMS},
    )
    assert mapping.entity != "ticket"


def test_a_person_is_no_subject_of_a_ticket() -> None:
    found = fields(
        "atendimentos.csv",
        {
            "ID": CODES,
            "Nome": PEOPLE,
            "Unidade": ["Posto A", "Posto B"] * 3,
            "Data": DAYS,
            "Status": STANDING,
        },
    )
    assert found["Nome"] in {"account.name", "contact.name"}


def test_how_long_somebody_works_there_is_nothing_that_was_asked() -> None:
    found = fields(
        "atendimentos.csv",
        {
            "DATA": DAYS,
            "STATUS": STANDING,
            "CLIENTE": FIRMS,
            "TEMPODECASA": ["até 1 ano", "mais de 1 ano"] * 3,
        },
    )
    assert found["TEMPODECASA"] in {None, "custom"}


def test_a_number_behind_the_word_for_it_is_a_number_to_call() -> None:
    found = fields("clientes.csv", {"Cliente": FIRMS, "Fone": [f"CEL: 55 {phone}" for phone in MOBILES]})
    assert found["Fone"] == "account.phone"
