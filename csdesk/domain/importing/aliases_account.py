"""Names under which other tools and people keep what belongs to an account or a person.

`ANYWHERE` says it in a sheet of any kind; `INSIDE` only in a sheet of that entity. Names are separated by ` | `.
"""

from __future__ import annotations

from typing import Final

ANYWHERE: Final[dict[str, str]] = {
    "account.name": """
        negocio | nombre del negocio | nombre del local | establecimiento | estabelecimento |
        cliente / fornecedor | fornecedor / cliente | cliente | nome do cliente | cliente nome | razão social / nome | nome fantasia | fantasia | empresa |
        nome da empresa | nome empresa | conta | nome da conta | companhia | organização | nome da organização |
        loja | nome da loja | escola | nome da escola | unidade de negócio | cliente final | contratante |
        client | client name | customer | customer name | customer description | company | company name | account |
        account name | organization | organization name | org name | business name | school name | school |
        tenant | tenant name | logo | associated company | associated company primary | merchant | partner name |
        customer account | end customer | nome cliente | cliente / empresa | empresa / cliente | cliente empresa |
        cliente contratante | parceiro | sacado | tomador | sfdc account name | account full name | deal organization
        | person organization | subscriber name | requester organization | nome do parceiro | marca | brand |
        nome do assinante | assinante | tomador do serviço | franquia | client company | company account |
        customer company | requester domain name | household | clinica | nome da clínica | obra | condomínio |
        pagador | devedor | nome do pagador | payer | payer name | bill to name | denominação |
        órgão | entidade | instituição | prefeitura | potential customer | cliente potencial
    """,
    "account.legal_name": """
        razão social | razao social do cliente | nome empresarial | denominação social | nome jurídico |
        legal name | registered name | legal entity | legal company name | company legal name
    """,
    "account.tax_id": """
        gst {number, no,} | gstin |
        cnpj | cnpj / cpf | cpf / cnpj | cnpj ou cpf | cnpj cpf | cnpj do cliente | cnpj da empresa | cnpj cliente |
        documento | número do documento | inscrição cnpj | cgc | tax id | tax number | vat | vat id | vat number |
        business vat id | ein | tin | cpf do cliente | documento do cliente | cnpj cpf cliente | cadastro nacional |
        company tax id | tax identification number | nif | nipc | cpf |
        document number | dni | nit | rut | ruc | rfc | cuit | gstin | siret | vat no | cpf cliente | cnpj pagador | tax info tax id | cnpj matriz
    """,
    "account.external_id": """
        código do cliente | cód cliente | id do cliente | id cliente | cliente id | cliente código | matrícula do cliente
        | chave do cliente | id da conta | id da empresa | código da empresa | código da conta | id original |
        account id | account key | account number | account code | account external id | customer id | customer key |
        customer code | customer number | client id | client code | company id | organization id | org id | tenant id |
        associated company ids | associated company ids primary | associated company id | sfdc account id |
        salesforce account id | school id | subscriber id | parent customer id | gainsight id |
        account uuid | company key | stripe customer id | customer external id | requester external id |
        account external identifier | hubspot company id | crm id | erp id | código erp | código sap | deal organization id
    """,
    "account.domain": """
        domínio | domínio da empresa | nome do domínio da empresa | domínio do e-mail | domain | company domain |
        company domain name | email domain | web domain | requester domain | domain name
    """,
    "account.segment": """
        segmento | segmentação | segmento do cliente | segmento de mercado | carteira | tier | faixa do cliente |
        cluster | tipo de cliente | tipo do cliente | categoria do cliente | classificação do cliente | curva abc |
        segment | customer segment | client segment | account segment | account tier | customer tier | account type |
        customer type | client type | company type | segmento cliente | perfil do cliente | nível do cliente |
        grupo do cliente | subscriber type |
        portfolio tier | service tier | client tier
    """,
    "account.touch": """
        toque | modelo de toque | tipo de toque | nível de toque | touch | touch model | touch tier | touch level |
        engagement model | cs touch | coverage model | modelo de cobertura | high touch / low touch
    """,
    "account.service_model": """
        modelo de atendimento | modelo de serviço | modelo de suporte | tipo de atendimento ao cliente |
        service model | support model | service level | plano de suporte | support tier | support plan
    """,
    "account.csm": """
        csm | cs | csm responsável | cs responsável | responsável cs | responsável pelo cliente | responsável cliente |
        gerente de sucesso | gerente de sucesso do cliente | analista de cs | analista cs | analista de sucesso |
        sucesso do cliente | customer success | customer success manager | success manager | success owner | csm name |
        csm owner | cs owner | csm email | assigned csm | cs manager | client success manager | proprietário da empresa |
        proprietário da conta | dono da conta | dono da carteira | responsável pela conta | responsável da conta |
        company owner | account owner | customer owner | client owner | owner user account | account owner name |
        relationship owner | nome do csm | nome do cs | cs da conta | gestor de cs | gestor da conta | cx responsável |
        csm primary | primary csm | responsável pelo sucesso
    """,
    "account.am": """
        executivo de conta | executivo de contas | executivo da conta | gerente de conta | gerente de contas |
        gerente comercial | consultor comercial | responsável comercial | account manager | account executive | ae |
        am | key account manager | kam | executivo comercial | farmer | sales owner | gerente da conta | sales rep owner |
        assigned rep | rep | customer rep |
        commercial owner | responsável pela venda | sales executive
    """,
    "account.parent": """
        conta mãe | conta pai | parent id | empresa mãe | matriz | grupo econômico | grupo empresarial | holding | controladora |
        parent account | parent account id | parent company | parent company id | parent | subsidiary of |
        parent account external id | ultimate parent | parent organization | id da conta mãe | empresa controladora
    """,
    "account.merged_into": """
        unificado em | unificada em | mesclado em | mesclada em | fundido com | incorporado por | merged into |
        merged to | duplicate of | duplicado de | merged account
    """,
    "account.industry": """
        setor de atuação | ramo | ramo de atividade | ramo de atuação | setor | setor da empresa | indústria | vertical |
        atividade | nicho | mercado | industry | sector | business sector | vertical market | account industry |
        company industry | customer industry | segmento de atuação | área de atuação da empresa | cnae
    """,
    "account.overdue_days": """
        dias de atraso | dias em atraso | atraso (dias) | atraso dias | dias vencidos | days overdue | overdue days |
        days past due | dpd | days late | maior atraso | dias inadimplente
    """,
    "account.pulse": """
        pulso do csm | pulso | pulse | csm pulse | sentimento do csm | csm sentiment | csm score | avaliação do csm |
        percepção do csm | nota do csm | termômetro | csm gut feeling
    """,
    "account.stage": """
        etapa do cliente | etapa da jornada | fase da jornada | estágio do cliente | momento do cliente | jornada |
        fase do cliente | customer stage | lifecycle stage | lifecycle phase | customer lifecycle stage | journey stage |
        account stage | customer journey stage | etapa do ciclo de vida | fase do ciclo de vida | ciclo de vida |
        estágio do ciclo de vida | lifecycle | momento da jornada
    """,
    "account.status": """
        situação do cliente | status do cliente | status da conta | situação da conta | client status |
        customer status | account status | company status | status cliente | cliente ativo | managed as |
        is active | is customer | cliente ativo? | is active customer | status ativo | flag ativo | churn status | customer active
    """,
    "account.start_date": """
        acquisition date | data de aquisição | customer acquisition date |
        cliente desde | data de entrada do cliente | customer since | client since | customer from | client from | original contract date | ocd |
        account created | became a customer date | {signup, sign up} {date, month} | {created as, became, became a} customer | data de ativação do cliente |
        data de cadastro do cliente | customer start date | data de adesão | data do primeiro contrato |
        member since | onboarded on | first contract date
    """,
    "account.annual_revenue": """
        faturamento anual | receita anual | faturamento anual da empresa | annual revenue | company revenue |
        annual turnover | yearly revenue | company annual revenue | receita bruta anual
    """,
    "account.employees": """
        funcionários | número de funcionários | nº de funcionários | qtd funcionários | quantidade de funcionários |
        colaboradores | número de colaboradores | nº colaboradores | headcount | employees | number of employees |
        num employees | no of employees | employee count | numemployees | company headcount | total employees |
        quantidade de colaboradores
    """,
    "account.size": """
        porte | porte da empresa | porte do cliente | tamanho | tamanho da empresa | tamanho do cliente | size |
        company size | account size | customer size | org size | business size | faixa de funcionários
    """,
    "account.website": "site da empresa | site do cliente | website url | url do site | company website | company url",
    "account.phone": "telefone da empresa | telefone do cliente | company phone | account phone | telefone comercial",
    "account.country": "país do cliente | customer country | account country | billing country | país de cobrança | address country | account country",
    "account.city": "cidade do cliente | billing city | customer city | cidade de cobrança | address city | hq | headquarters | location city",
    "account.state": "uf do cliente | estado do cliente | billing state | billing state province | customer state | address state | address region | address province",
}

INSIDE: Final[dict[str, str]] = {
    "account.name": """
        nome | name | nome completo | full name | título | title | nome / razão social | razão social | display name |
        record name | nome do registro
    """,
    "account.external_id": """
        código | cód | id | record id | id do registro | external id | id externo | gsid | uuid | codigo interno |
        código interno | identificador | chave | key | username | usuário | login | matrícula | reference |
        código antigo | id sistema | id legado | legacy id | código legado | customer | organization id
    """,
    "account.website": "site | website | website url | url | homepage | página | web | endereço web | web site | web page",
    "account.phone": """
        telefone | fone | tel | telefone principal | telefone fixo | número de telefone | phone | phone number | main phone
        | telefone 1 | work phone | business phone
    """,
    "account.city": """
        cidade | município | localidade | city | town | mailing city | shipping city | billing address city |
        city town village locality of address | city town village locality of company address | cidade sede
    """,
    "account.state": """
        uf | estado | estado / uf | província | state | state region | state province | region state | estado região |
        billing address state | mailing state province | state county of address | state county of company address |
        unidade federativa | province
    """,
    "account.country": """
        país | país região | country | country region | nation | billing address country | mailing country |
        country of address | country of company address | country code | office location | location | localização
    """,
    "account.address": """
        endereço | endereço completo | logradouro | rua | address | street | street address | billing street | billing address | endereço de cobrança | full address
        | billing address line1 | billing address line 1 | mailing street | address line 1 | address 1 |
        full combined address of address | full combined address of company address | street road name of address |
        address line one | logradouro e número
    """,
    "account.postal_code": """
        cep | código postal | zip | zip code | postal code | postcode | zip postal code | billing zip postal code |
        billing address zip | mailing zip postal code | zip postal code of address | zip postal code of company address |
        billing zip |
        address postal code | address zip
    """,
    "account.industry": "industry name | subsector | industry subsector | subsetor | area | área | business type | tipo de negócio",
    "account.annual_revenue": "faturamento | receita | revenue | turnover | faturamento da empresa",
    "account.segment": "tipo | type | categoria | category | classificação | grupo | perfil | classe | class | group | rating abc",
    "account.stage": "etapa | fase | estágio | stage | phase | funnel stage | etapa do funil",
    "account.status": """
        situação | status | estado do cadastro | ativo | ativa | active | state of account | ativo? | churn | churned |
        cancelado | cancelado? | has churned | is churned | churn? | inativo | cliente cancelado
    """,
    "account.start_date": """
        data de início | início | data de entrada | entrada | data de cadastro | cadastro | data do cadastro | inclusão |
        data de inclusão | data de criação | criado em | cadastrado em | data de ativação | ativação | data inicial |
        start | start date | created | created at | create date | created date | created on | date created | creation date |
        signup | signed up | joined | join date | activation date | activated at | activated | added on | date added | registration date | data matrícula | data da matrícula | matriculado em |
        organization created | assinatura | data de assinatura | data da assinatura | data de fechamento | since | desde |
        effective date | launch date | lead created at | data de contratação | data contratação |
        início do relacionamento | subscribed at | data da venda
    """,
    "account.csm": """
        responsável | proprietário | dono | owner | owner name | atendente | analista | consultor | organization owner |
        gerente | assigned to | atribuído a | responsible | manager | gestor | account rep | owner id
    """,
    "account.am": "vendedor | vendedora | sales rep | salesperson | sales owner | closer | representante | sales agent",
    "account.plan": """
        plano | plan | plano atual | plano contratado | plan name | current plan | pacote | package | edição | edition |
        subscription plan | product plan | nome do plano | assinatura atual | plan type | tipo de plano | subscription tier
    """,
    "account.currency": "moeda | currency | currency code | código da moeda | moeda padrão | currency iso code",
    "account.parent": "matriz / filial | grupo",
    "account.tags": "tags | etiquetas | rótulos | labels | marcadores | tag | label",
    "account.notes": """
        observações | observação | obs | notas internas | anotações | comentários | comentário | notes | note | remarks |
        comments | details | detalhes | descrição | description | about | sobre | histórico
    """,
}

IN_ACCOUNTS: Final[dict[str, str]] = {
    "line.mrr": "valor | mensal | honorários | valor contratado | valor atual | fee | value | amount",
    "line.product": "produto | produtos | product | products | serviço | serviços | service | services | solução | módulos",
    "line.quantity": "quantidade | qtd | quantity | units",
    "line.term_end": """
        vencimento | vence em | data de vencimento | término | data de término | fim | data fim | end date | end |
        expira em | expires | expiração | data final | contract expires | vigência |
        period end | current period end
    """,
    "contact.first_name": "first name | primeiro nome | given name | firstname",
    "contact.last_name": "last name | sobrenome | surname | family name | lastname",
    "contact.name": "nome e sobrenome | nome do responsável | responsável pelo contrato | gestor do cliente | nome contato | representante legal",
}
"""Names that mean a field of another entity in a list of accounts, where each row makes one of each."""
