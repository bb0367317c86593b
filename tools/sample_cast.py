"""The cast of the sample: invented clients of an invented agency, one row each.

Columns: name, legal form, industry, place, employees, touch, service model, start, next term end, stage, mood, CSM,
what it pays. The last one reads `product+plan day amount`, then each change after `>`: an amount with its reason
(u upsell, d downsell, c cross-sell, v back again), `x` left, `k` product dropped, `p` paused. `%` is a recurring
discount, `y` is paid by the year; L, I and F are one-offs; a first word USD or EUR is the currency.
"""

from __future__ import annotations

CSMS = {"M": "Marina Aurora", "T": "Téo Andorinha", "L": "Lúcia Maré"}
ACCOUNT_MANAGER = "Raul Bússola"

CAST = """
Tijolo Lilás|Empreendimentos Ltda|builder|Campinas/SP|84|high|proactive|24-03-18|26-12-15|value|slip|M|T3 24-03-18 8400; C2 25-02-03 2800c; L 24-03-18 6200
Vaca Sideral|Laticínios S.A.|shop|Juiz de Fora/MG|230|high|premium|23-11-29|26-11-28|recovery|bad|M|T3 23-11-29 6400; R2 24-05-06 4200 > 26-05-04 3400d; V1 25-09-01 2600c > 26-07-31 k
Onça Míope|Centro de Visão Ltda|clinic|Cuiabá/MT|112|high|proactive|23-03-19|27-03-18|expansion|great|M|T3 23-03-19 5200 > 25-06-02 6300u; S2 23-09-04 2700; E2 25-10-06 3400c
Guarda-Chuva Azul|Tecnologia em Seguros Ltda|saas|Curitiba/PR|46|mid|proactive|24-12-11|26-12-10|value|good|T|S2 24-12-11 3400; E1 25-08-04 1800c; I 24-12-11 3500
Cacto Manso|Jardinagem ME|shop|Petrolina/PE|4|tech|shared|24-10-25|26-10-24|adoption|fair|L|R1 24-10-25 1900
Pulo do Grilo|Brinquedos Educativos Ltda|school|Ribeirão Preto/SP|38|mid|proactive|23-11-06|26-11-05|renewal|fair|T|T2 23-11-06 3000; R1 24-03-11 1600
Zás-Trás|Conveniência Ltda|shop|Santos/SP|58|high|proactive|24-05-20|26-11-19|expansion|great|M|T2 24-05-20 3100 > 25-11-20 3900u; E2 26-03-02 2400c
Lince Distraído|Oftalmologia Ltda|clinic|Londrina/PR|17|mid|proactive|25-06-23|26-12-22|adoption|fair|T|S1 25-06-23 2700; I 25-06-23 1800
Quinta Lua|Pousada e Café Ltda|shop|Paraty/RJ|21|mid|proactive|24-01-09|27-01-08|expansion|great|T|R2 24-01-09 2200; E1 25-11-10 1200c; F 25-03-17 2900
Garfo Torto|Utensílios ME|shop|Uberlândia/MG|5|tech|shared|25-01-21|27-01-20|recovery|bad|L|T1 25-01-21 2500 > 26-04-06 2100d
Tatu Ligeiro|Logística Digital S.A.|saas|Joinville/SC|140|high|proactive|23-02-03|27-02-02|value|good|M|T3 23-02-03 4800; S2 23-08-14 2600
Casa na Copa|Incorporadora Ltda|builder|Florianópolis/SC|33|mid|proactive|25-02-12|27-02-11|adoption|fair|T|T2 25-02-12 3900; L 25-02-12 4800
Parafuso Feliz|Ferragens Ltda|shop|Caxias do Sul/RS|12|tech|shared|24-02-25|27-02-24|value|good|L|T1 24-02-25 2800
Rabo de Cometa|Astronomia para Crianças ME|school|Natal/RN|5|tech|shared|26-09-04|27-03-03|onboarding|new|L|H1 26-09-04 1600; I 26-09-04 900
Capivara Chic|Moda Praia Ltda|shop|Vitória/ES|27|mid|proactive|24-03-28|27-03-27|value|slip|T|R2 24-03-28 2600; T1 24-09-16 1500
Dente-de-Estrela|Odontologia Ltda|clinic|Goiânia/GO|19|mid|proactive|25-04-10|27-04-09|adoption|good|T|T2 25-04-10 3300; L 25-04-10 3900
Nuvem de Giz|Rede de Ensino Ltda|school|Belo Horizonte/MG|176|high|proactive|23-05-02|27-04-30|value|fair|M|T3 23-05-02 5400; C1 24-07-15 1700; E1 25-08-18 1500c
Farol de Papel|Livraria Ltda|shop|Salvador/BA|9|tech|shared|23-05-15|27-05-14|value|good|L|S1 23-05-15 2300
Trilha Torta|Equipamentos ME|shop|Teresópolis/RJ|8|mid|dedicated|24-05-29|27-05-28|recovery|bad|L|T2 24-05-29 3600 > 26-02-02 3000d
Pão de Nuvem|Panificadora Ltda|shop|São Paulo/SP|96|high|proactive|23-06-12|27-06-11|expansion|great|M|R2 23-06-12 3100; T2 23-10-02 2000 > 25-09-08 2600u; F 24-12-02 3400; V1 26-06-12 1200c
Limão Sereno|Bem-Estar ME|clinic|Maceió/AL|5|tech|shared|24-01-31|27-01-30|value|good|L|R1 24-01-31 2250
Lua de Bolso|Joalheria ME|shop|Ouro Preto/MG|5|tech|shared|25-04-15|27-04-14|adoption|silent|L|R1 25-04-15 1850
Bule Falante|Casa de Chás ME|shop|Blumenau/SC|4|tech|shared|24-06-26|27-06-25|value|good|L|H1 24-06-26 1400
Girafa de Bolso|Educação Infantil Ltda|school|Sorocaba/SP|44|mid|proactive|24-08-05|27-08-04|value|good|T|T2 24-08-05 2900; R1 25-01-13 1300c
Polvo Pontual|Sistemas de Agenda Ltda|saas|Recife/PE|62|high|proactive|24-04-08|27-04-07|expansion|great|M|S3 24-04-08 3900; E2 24-10-14 2300; T2 25-10-13 3100c
Sofá Voador|Móveis Ltda|shop|Bento Gonçalves/RS|71|mid|proactive|23-08-21|27-02-20|value|fair|T|T2 23-08-21 3500; E1 24-11-18 1400c
Coruja de Chinelo|Cursos Livres Ltda|school|Fortaleza/CE|29|mid|proactive|24-09-02|26-11-30|renewal|slip|T|T2 24-09-02 2800
Ninho de Vidro|Arquitetura e Obras Ltda|builder|Brasília/DF|51|mid|proactive|23-10-16|27-04-15|value|good|T|T2 23-10-16 3700; S1 24-06-10 2100
Pedra que Canta|Construções Ltda|builder|Governador Valadares/MG|64|mid|dedicated|24-06-03|27-06-02|value|good|T|T2 24-06-03 3200; C1 25-06-03 1500c
Bigode de Trigo|Cervejaria Ltda|shop|Petrópolis/RJ|35|mid|proactive|25-03-10|27-03-09|adoption|good|T|R2 25-03-10 2700; V1 26-02-09 1600c
Jacaré Gentil|Medicina Veterinária Ltda|clinic|Campo Grande/MS|23|mid|proactive|24-07-22|27-01-21|value|good|L|T1 24-07-22 2200; R1 25-05-05 1100c
Sapato Sonâmbulo|Calçados ME|shop|Franca/SP|14|tech|shared|23-09-19|26-09-18|renewal|silent|L|T1 23-09-19 2150
Mapa do Avesso|Turismo e Software Ltda|saas|Foz do Iguaçu/PR|31|mid|proactive|25-01-07|27-01-06|adoption|fair|T|S2 25-01-07 3100; I 25-01-07 2400
Alface Atômica|Hortifruti Ltda|shop|Holambra/SP|18|tech|shared|24-11-12|26-11-11|value|good|L|R1 24-11-12 1750 > 25-11-12 2050u
Escada de Nuvem|Incorporações S.A.|builder|Balneário Camboriú/SC|205|high|premium|24-02-19|27-02-18|value|good|M|T3 24-02-19 6800; V2 25-02-17 2900c; L 25-05-12 5400
Pinguim Tropical|Climatização Ltda|shop|Manaus/AM|47|mid|dedicated|23-07-10|27-01-09|value|fair|T|T2 23-07-10 3300
Lápis Teimoso|Colégio Ltda|school|Piracicaba/SP|88|mid|proactive|24-10-01|26-12-31|value|good|T|T2 24-10-01 3600; E1 26-01-12 1300c
Vértebra Feliz|Quiropraxia ME|clinic|Niterói/RJ|11|tech|shared|25-02-24|27-02-23|value|good|L|T1 25-02-24 2200
Caramelo Elétrico|Energia Solar Digital Ltda|saas|Sete Lagoas/MG|55|high|proactive|25-05-19|27-05-18|value|good|M|T3 25-05-19 5200; C2 26-01-19 2300c; I 25-05-19 4200
Boto Bilíngue|Idiomas Ltda|school|Belém/PA|37|mid|proactive|24-12-02|26-12-01|expansion|great|T|T2 24-12-02 2700 > 25-12-02 3300u; S1 26-04-13 1600c
Andaime Dançante|Engenharia Ltda|builder|Anápolis/GO|28|mid|dedicated|25-07-14|27-01-13|adoption|silent|T|T2 25-07-14 3000; I 25-07-14 2100
Sorriso de Marte|Ortodontia Ltda|clinic|São José dos Campos/SP|26|mid|proactive|23-12-04|26-12-03|value|good|T|T2 23-12-04 2900; R1 24-08-12 1200 > 26-03-31 k
Robô de Crochê|Automação Têxtil Ltda|saas|Blumenau/SC|74|high|proactive|24-11-18|26-11-17|value|good|M|USD T3 24-11-18 1450; S2 25-04-07 620c
Peixe de Patins|Artigos Esportivos ME|shop|Guarujá/SP|6|tech|shared|25-08-06|27-02-05|adoption|fair|L|T1 25-08-06 1950
Tamanduá Turbo|Dados para o Agro S.A.|saas|Sinop/MT|190|high|proactive|23-08-28|27-02-27|expansion|great|M|USD T3 23-08-28 1600 > 25-08-28 1900u; C2 26-05-11 540c
Varanda Lunar|Empreendimentos Ltda|builder|João Pessoa/PB|42|mid|proactive|25-10-20|26-12-19|adoption|fair|T|T2 25-10-20 3800; % 25-10-20 -500 > 26-04-20 x; L 25-10-20 4200
Cotovelo Zen|Fisioterapia ME|clinic|Santa Maria/RS|7|tech|shared|24-08-19|27-02-18|value|fair|L|H1 24-08-19 1250
Galo Noturno|Pizzarias Ltda|shop|Osasco/SP|68|mid|proactive|24-06-17|26-12-16|value|slip|L|T2 24-06-17 2900; R1 25-02-10 1400c
Ameixa Ágil|Gestão de Projetos Ltda|saas|Porto Alegre/RS|39|mid|proactive|26-03-16|27-03-15|adoption|good|M|S2 26-03-16 3500; I 26-03-16 2600
Bússola Tímida|Software Náutico Ltda|saas|Itajaí/SC|24|mid|proactive|25-09-15|27-03-14|adoption|good|M|EUR S2 25-09-15 690
Formiga Filósofa|Cursinho Ltda|school|Viçosa/MG|16|tech|shared|26-01-19|27-01-18|value|good|L|T1 26-01-19 1900 > 26-07-20 2400u
Telhado Risonho|Reformas ME|builder|Aracaju/SE|13|tech|shared|26-05-25|27-05-24|adoption|fair|L|T1 26-05-25 2050; L 26-05-25 2300
Mola Maluca|Pilates e Reabilitação Ltda|clinic|São Luís/MA|15|mid|proactive|26-07-06|27-07-05|onboarding|new|T|T2 26-07-06 2600; I 26-07-06 1500
Cenoura Cósmica|Refeições Saudáveis Ltda|shop|São Bernardo do Campo/SP|32|mid|proactive|26-08-10|27-08-09|onboarding|new|T|R2 26-08-10 2900; F 26-09-14 2600
Pipa Quadrada|Oficina de Artes ME|school|Olinda/PE|5|tech|shared|25-03-03|-|adoption|fair|L|R1 25-03-03 1500 > 26-09-30 p
Torre de Biscoito|Construtora Ltda|builder|Pelotas/RS|48|mid|proactive|23-09-25|27-05-10|adoption|good|M|T2 23-09-25 3400 > 25-10-31 x > 26-05-11 3900v
Fagote Azul|Escola de Música Ltda|school|Tiradentes/MG|12|tech|shared|25-06-02|27-06-01|value|great|L|R1y 25-06-02 1700
Abajur Tagarela|Iluminação ME|shop|Jundiaí/SP|10|tech|shared|23-06-05|-|churned|gone|L|T1 23-06-05 2300 > 25-02-14 x
Urso de Férias|Viagens Digitais Ltda|saas|Gramado/RS|22|mid|proactive|25-02-17|-|churned|gone|T|T2 25-02-17 3200 > 25-05-09 x; I 25-02-17 2000
Janela Invisível|Esquadrias Ltda|builder|Chapecó/SC|36|mid|dedicated|23-10-09|-|churned|gone|T|T2 23-10-09 2900 > 25-08-31 x
Panela Poliglota|Gastronomia Ltda|shop|Vinhedo/SP|19|mid|proactive|23-11-13|-|churned|gone|T|R2 23-11-13 2800 > 25-11-12 x; E1 24-06-03 1200 > 25-11-12 x
Chuva de Arroz|Eventos Ltda|shop|Ilhabela/SP|13|mid|proactive|24-03-04|-|churned|gone|L|R2 24-03-04 2600 > 26-03-31 x
Brócolis Royale|Nutrição ME|clinic|Bauru/SP|6|tech|shared|25-01-13|-|churned|gone|L|T1 25-01-13 2100 > 26-06-12 x
Pato de Gravata|Recursos Humanos Digitais S.A.|saas|São Paulo/SP|160|high|proactive|23-04-17|-|churned|gone|M|T3 23-04-17 5600 > 26-08-31 x; S2 24-01-22 2900 > 26-08-31 x
Sino sem Dono|Colégio ME|school|Feira de Santana/BA|20|tech|shared|24-07-08|-|churned|gone|L|T1 24-07-08 2200 > 26-09-15 x
Cabide Elegante|Confecções Ltda|shop|Brusque/SC|53|mid|proactive|24-10-14|-|churned|gone|T|T2 24-10-14 3400 > 26-10-13 x; R1 25-05-12 1300c > 26-10-13 x
Ostra Otimista|Dermatologia Ltda|clinic|Búzios/RJ|14|mid|proactive|-|-|onboarding|prospect|M|
""".strip()

NAMED_PEOPLE = {
    "Tijolo Lilás": (
        "Caio Faísca:decision_maker", "Bruna Aquarela:champion", "Otávio Bemol:payer", "Helena Quimera:sponsor:26-09-18",
    ),
    "Vaca Sideral": ("Lívia Trovão:decision_maker", "Jonas Catavento:champion:26-06-30", "Ester Cevada:payer"),
    "Onça Míope": ("Davi Carambola:champion", "Noemi Lanterna:decision_maker", "Ciro Avelã:user"),
    "Pão de Nuvem": ("Rita Maresia:champion", "Silas Fermata:decision_maker"),
    "Limão Sereno": ("Tito Cordel:decision_maker",),
    "Garfo Torto": ("Nina Violeta:decision_maker",),
    "Tatu Ligeiro": ("Caco Ventania:champion", "Olga Parábola:decision_maker", "Breno Alecrim:user"),
    "Lua de Bolso": ("Iara Neblina:decision_maker",),
    "Capivara Chic": ("Leo Purpurina:champion:26-08-21", "Dora Maracujá:decision_maker"),
    "Trilha Torta": ("Zeca Orvalho:decision_maker",),
    "Bule Falante": ("Alba Cantiga:decision_maker",),
    "Galo Noturno": ("Inácio Tamborim:sponsor:26-07-10", "Teca Pirilampo:user"),
    "Coruja de Chinelo": ("Vânia Bambolê:opponent", "Hugo Sereia:champion"),
    "Cabide Elegante": ("Lorena Cetim:sponsor:26-07-31", "Abel Novelo:decision_maker"),
}  # fmt: skip

CLOSING_WORDS = {
    "Abajur Tagarela": "price", "Urso de Férias": "no_fit", "Janela Invisível": "closed",
    "Panela Poliglota": "competitor", "Chuva de Arroz": "insourced", "Brócolis Royale": "no_result",
    "Pato de Gravata": "acquired", "Sino sem Dono": "unpaid", "Cabide Elegante": "sponsor_left",
    "Torre de Biscoito": "price",
}  # fmt: skip

QUIET_SINCE = {
    "Vaca Sideral": "26-09-19", "Lua de Bolso": "26-06-24", "Sapato Sonâmbulo": "26-06-11",
    "Andaime Dançante": "26-07-08", "Galo Noturno": "26-09-02", "Cabide Elegante": "26-08-20",
    "Tijolo Lilás": "26-10-07", "Garfo Torto": "26-09-22",
}  # fmt: skip

OVERDUE_DAYS = {
    "Garfo Torto": 38,
    "Galo Noturno": 12,
    "Trilha Torta": 21,
    "Sapato Sonâmbulo": 9,
    "Sino sem Dono": 64,
}
