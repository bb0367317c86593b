"""Spanish, by the words in which names are kept: a header is known in Spanish wherever it is known in Portuguese."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from csdesk.domain.importing import abroad

_PAIRS: Final = """
    fecha:data fechas:data nombre:nome nombres:nome apellido:sobrenome apellidos:sobrenome correo:email correos:email telefono:telefone
    telefonos:telefone movil:celular ciudad:cidade direccion:endereco compania:companhia razon:razao cuenta:conta cuentas:contas factura:fatura
    facturas:faturas facturacion:faturamento facturado:faturado facturada:faturada importe:valor monto:valor montos:valor precio:preco precios:precos
    cantidad:quantidade moneda:moeda vencimiento:vencimento vencimientos:vencimentos emision:emissao pagos:pagamentos cobro:recebimento
    cobros:recebimentos cobranza:cobranca cobranzas:cobrancas situacion:situacao estatus:status empleados:funcionarios empleado:funcionario
    tamano:porte rubro:ramo_atividade sitio:site encuesta:pesquisa encuestas:pesquisas puntuacion:nota puntaje:nota calificacion:nota valoracion:nota
    respuesta:resposta respuestas:respostas satisfaccion:satisfacao reunion:reuniao reuniones:reunioes llamada:ligacao llamadas:ligacoes
    duracion:duracao tarea:tarefa tareas:tarefas plazo:prazo probabilidad:probabilidade oportunidad:oportunidade propietario:proprietario dueno:dono
    licencias:licencas licencia:licenca accesos:acessos sesiones:sessoes mora:atraso retraso:atraso contacto:contato contactos:contatos puesto:cargo
    responsable:responsavel ejecutivo:executivo ejecutiva:executiva asesor:consultor asesora:consultor asignado:responsavel asignada:responsavel
    asunto:assunto mensaje:mensagem observacion:observacoes observaciones:observacoes fuente:fonte origen:origem prioridad:prioridade
    apertura:abertura cierre:fechamento resolucion:resolucao resuelto:resolvido resuelta:resolvido solucion:solucao creacion:criacao creado:criado
    creada:criado actualizacion:atualizacao actualizado:atualizado fin:fim renovacion:renovacao renovaciones:renovacoes cancelacion:cancelamento
    cancelaciones:cancelamentos suscripcion:assinatura suscripciones:assinaturas suscriptor:assinante suscriptores:assinantes abonado:assinante
    abonados:assinantes mensual:mensal cuota:mensalidade descuento:desconto descripcion:descricao venta:venda ventas:vendas producto:produto
    productos:produtos servicio:servico servicios:servicos soporte:suporte incidencia:ocorrencia incidencias:ocorrencias solicitud:solicitacao
    solicitudes:solicitacoes reclamo:chamado reclamos:chamados proveedor:fornecedor proveedores:fornecedores inscripcion:cadastro
    contratacion:contratacao activacion:ativacao finalizacion:conclusao seguimiento:acompanhamento siguiente:proximo paso:passo accion:acao
    acciones:acoes cedula:cnpj nit:cnpj rut:cnpj ruc:cnpj rfc:cnpj cuit:cnpj cuil:cnpj cif:cnpj nif:cnpj identificacion:documento
    notificacion:notificacao sucursal:filial falla:problema fallas:problema averia:problema riesgo:risco salud:saude baja:cancelamento
    bajas:cancelamentos ingresos:receita cotizacion:proposta cotizaciones:propostas ejercicio:ano ganado:ganho ganada:ganha actividad:atividade
    comunicacion:comunicacao comunicaciones:comunicacoes periodicidad:periodicidade frecuencia:frequencia instalacion:instalacao
    capacitacion:treinamento implementacion:implantacao implantacion:implantacao abiertos:abertos cerrados:resolvidos cuidad:cidade folio:numero
    cp:cep orden:pedido ordenes:pedidos comuna:cidade deudor:devedor deudores:devedores abierto:aberto abierta:aberta categorizacion:categoria
    electronico: electronica: cerrado:fechado cerrada:fechado poblacion:cidade localidad:cidade mensualidad:mensalidade mensualidades:mensalidades
    recomiende:recomendaria recomiendes:recomendaria recomendarias:recomendaria recomendarian:recomendaria hasta:ate cotizado:proposto
    cotizada:proposta presupuesto:orcamento presupuestado:orcado giro:ramo_atividade calle:rua tercero:cliente terceros:cliente receptor:cliente
    comprobante:fatura boleta:fatura denominacion:denominacao ingreso:entrada atencion:atendimento tiempo:tempo radicado:protocolo radicacion:abertura
    peticionario:solicitante pqrs:chamado pqr:chamado pqrsd:chamado pqrsf:chamado queja:chamado tiquete:chamado peticion:solicitacao
    requerimiento:solicitacao recepcion:entrada sugerencia:sugestao detalle:detalhe evitable:evitavel preaviso:aviso_previo
    asociado:associado asociada:associada reclamacion:reclamacao efecto:efeito membresia:assinatura probable:provavel posible:possivel proyectado:projetado proyectada:projetada primer:primeiro primera:primeira encuestado:respondente cuando:quando quien:quem renueva:renova colegiatura:mensalidade costo:custo propuesta:proposta propuesto:proposto prorroga:renovacao legajo:matricula rnc:cnpj identidad:identidade recaudo:recebimento recaudado:recebido quejoso:solicitante planificado:planejado planificada:planejada ahorro:economia renovable:renovavel encuestada:respondente contactado:contatado contactada:contatada recurrente:recorrente recurrencia:recorrencia aceptacion:aceite aceptado:aceito aceptada:aceito aprobado:aprovado aprobada:aprovado
    aprobacion:aprovacao medicion:medicao activo:ativo activa:ativo fec:data fch:data rif:cnpj rtn:cnpj nie:cnpj curp:cnpj nuevo:novo nueva:novo
    concepto:descricao deuda:divida encargado:responsavel encargada:responsavel entregado:entregue equipo:equipe expiracion:expiracao
    caducidad:validade fijo:fixo firmado:assinado ganancia:lucro impuesto:imposto inversion:investimento jefe:chefe pendiente:pendente
    poliza:apolice prima:premio proyecto:projeto recibido:recebido recibida:recebido recomendacion:recomendacao remitente:remetente resena:avaliacao
    resumen:resumo tienda:loja trabajador:funcionario trabajadores:funcionarios ubicacion:localizacao unidad:unidade
    anulacion:cancelamento alumno:aluno huesped:hospede asegurado:segurado asegurada:segurado aseguradora:seguradora
    adquiriente:comprador adquirente:comprador conexion:conexao sesion:sessao funcionalidad:funcionalidade funcion:funcao linea:linha
    variacion:variacao ampliacion:expansao reduccion:reducao reactivacion:reativacao
    avance:progresso porcentaje:percentual tasa:taxa reabierto:reaberto reapertura:reabertura reaperturas:reaberturas
    incorporacion:entrada evaluacion:avaliacao facturar:faturar compromiso:compromisso pagado:pago pagada:pago
    liquidacion:liquidacao captacion:entrada afiliacion:adesao comercializadora:empresa negociacion:negociacao
    negociaciones:negociacoes aseguramiento:seguro mensuales:mensais anualidad:anuidade agendamiento:agendamento
    desarrollo:desenvolvimento hecho:feito hecha:feito segun:segundo cumplimiento:cumprimento
    tarjeta:cartao bitacora:historico acuerdo:combinado acuerdos:combinados clasificacion:classificacao clasificaciones:classificacoes
    sectores:setores clave:chave neto:liquido neta:liquido
"""
_PLURALS: Final = (
    ("cao", "coes"),
    ("sao", "soes"),
    ("al", "ais"),
    ("el", "eis"),
    ("em", "ens"),
    ("or", "ores"),
)


def _plural(word: str) -> str:
    """The plural of a word in which names are kept."""
    for ending, others in _PLURALS:
        if word.endswith(ending):
            return word.removesuffix(ending) + others
    return f"{word}s"


def _with_plurals(pairs: dict[str, str]) -> dict[str, str]:
    """The pairs, and those of their plurals: `póliza` says `pólizas` too."""
    several = {
        f"{word}{'s' if word[-1] in 'aeo' else 'es'}": _plural(known)
        for word, known in pairs.items()
        if len(word) > 3 and word[-1] in "aeonrd" and known and "_" not in known and known[-1] != "s"
    }
    return several | pairs


WORDS: Final[dict[str, str]] = abroad.WORDS | {
    word: known.replace("_", " ")
    for word, known in _with_plurals(dict(pair.split(":") for pair in _PAIRS.split())).items()
}
"""A word that only Spanish, or a language further off, has -> the word in which names are kept; nothing for one that says nothing."""
_ARTICLES: Final = frozenset({"el", "la", "los", "las", "del"})
"""Small words that Portuguese does not have: `estado de la cuenta`."""
_TOLD: Final = WORDS.keys() | _ARTICLES
_AMONG_THEM: Final[dict[str, str]] = {
    "alta": "cadastro", "persona": "pessoa", "pago": "pagamento", "registro": "cadastro", "ingreso": "entrada", "estado": "situacao", "firma": "assinatura", "perdida": "perda",
    "el": "", "la": "", "los": "", "las": "", "del": "", "al": "", "en": "", "y": "", "con": "",
}  # fmt: skip
"""Words that mean this beside a word that only Spanish has: `fecha de alta`, not `alta`."""
_PARTICIPLES: Final = ("ado", "ada", "ido", "ida")
"""What `no` says of: elsewhere it is short for `número`, `No. empleados`."""
_PORTUGUESE: Final = frozenset({"em", "do", "da", "dos", "das", "ao", "aos", "pelo", "pela"})
"""Words that Spanish does not have: `fecha em` says when something closes."""
CHOICES: Final[dict[str, str]] = {
    "high": "alta|alto|urgente", "mid": "media|medio|mediana", "low": "baja|bajo", "normal": "media|medio",
    "active": "activo|activa|de alta|al dia|habilitado|habilitada|vigente", "paused": "pausado|pausada|suspendido|suspendida|moroso|morosa|en pausa",
    "cancelled": "baja|de baja|dado de baja|inactivo|inactiva|cancelado|cancelada|cerrado|cerrada|perdido|perdida|anulado|anulada|rescindido",
    "prospect": "prospecto|potencial", "small": "pequena|pequeno|pyme|micro", "enterprise": "grande|corporativo", "partner": "socio",
    "open": "abierto|abierta|pendiente|en curso|en proceso|en progreso|nuevo|nueva|por hacer|en espera", "done": "hecho|hecha|completado|completada|cerrado|cerrada|finalizado|finalizada|resuelto|resuelta",
    "won": "ganado|ganada|ganadas|cerrada ganada|cerrado ganado", "lost": "perdido|perdida|cerrada perdida|cerrado perdido",
    "renewed": "renovado|renovada|si", "not_renewed": "no renovado|no renovada|no renovo", "phone": "telefono|llamada|telefonica", "email": "correo|correo electronico",
    "call": "llamada", "meeting": "reunion", "message": "mensaje", "in_person": "presencial|tienda|tienda fisica|visita", "portal": "web|formulario|sitio web",
    "training": "capacitacion|formacion", "support": "soporte", "onboarding": "implementacion|implantacion|incorporacion", "new": "nuevo|nueva|alta", "expansion": "expansion|ampliacion",
    "contraction": "reduccion", "churn": "baja|cancelacion|perdida", "healthy": "saludable|sano|verde", "at_risk": "en riesgo|amarillo", "critical": "critico|critica|rojo",
    "user": "usuario|usuario final", "decision_maker": "decisor|tomador de decisiones", "payer": "pagador|finanzas", "dropped": "cancelado|cancelada|descartado",
}  # fmt: skip
"""Key of a choice -> its Spanish words, as `choice_words.WORDS` keeps the others."""


def in_known_words(words: Sequence[str]) -> list[str]:
    """The folded words of a name, those that are Spanish in the words in which names are kept.

    >>> in_known_words(["fecha", "de", "alta"]), in_known_words(["prioridade", "alta"])
    (['data', 'de', 'cadastro'], ['prioridade', 'alta'])
    """
    if (_TOLD if len(words) > 1 else WORDS.keys()).isdisjoint(words) or not _PORTUGUESE.isdisjoint(words):
        return list(words)
    if words[0] == "no" and len(words) > 1 and not words[1].endswith(_PARTICIPLES):
        words = ["numero", *words[1:]]
    known = [WORDS.get(word, _AMONG_THEM.get(word, word)) for word in words]
    return [word for word in known if word] or list(words)
