"""The formal letter in words of ours, English and Spanish: the need and the invitation (S4-181, 182).

Belongs here: texts to begin with, which every coalition writes over, and filling in the names. Not here: keeping or
printing a letter. They stand apart from the catalogue, because a letter's language is its reader's, not its writer's.
"""

ORGANIZATION, COALITION = "{organization}", "{coalition}"

TEXTS = {
    "en": """To those who lead {organization}

In our county, people are bought and sold for sex and for work. Many of them have already sat in a waiting room, a \
classroom, a shelter or a court, and nobody there knew what to ask or whom to call. No organization can change that \
alone.

{coalition} brings those organizations together. We learn from each other, agree who does what and by when, and look \
together at whether it helps. Survivors sit at the table from the start, and what they say comes first.

We would like {organization} to be part of it. You know people and places that the rest of us do not reach. You would \
gain partners who pick up the phone, training for your staff, and a say in what this county does next. Your own task \
and your own rules stay yours.

A member promises five things: to want to work together, to respect what each of us does well, to respect that our \
tasks differ, to put survivors first, and to look for what is best for survivors where we differ.

Please tell us whether you will join, and who would speak for you. If this is not the time, tell us that too, and when \
we may ask again. We are glad to visit you and answer questions.""",
    "es": """A la dirección de {organization}

En nuestro condado se compra y se vende a personas para el sexo y para el trabajo. Muchas de ellas ya han estado en \
una sala de espera, un aula, un refugio o un juzgado, y nadie allí supo qué preguntar ni a quién llamar. Ninguna \
organización puede cambiar esto sola.

{coalition} reúne a esas organizaciones. Aprendemos unas de otras, acordamos quién hace qué y para cuándo, y miramos \
juntas si ayuda. Las personas sobrevivientes están en la mesa desde el principio, y lo que dicen va primero.

Nos gustaría que {organization} formara parte. Ustedes conocen a personas y lugares a los que las demás no llegamos. \
Ganarían socias que contestan el teléfono, formación para su personal y voz en lo que este condado hará. Su tarea y \
sus reglas siguen siendo suyas.

Quien se une promete cinco cosas: querer trabajar en conjunto, respetar lo que cada una hace bien, respetar que \
nuestras tareas son distintas, poner primero a las personas sobrevivientes y, donde no estemos de acuerdo, buscar \
lo mejor para ellas.

Les pedimos que nos digan si se unen y quién hablaría por ustedes. Si no es el momento, díganlo también, y cuándo \
podemos volver a preguntar. Con gusto les visitamos y respondemos a sus preguntas.""",
}


def text_for(language: str) -> str:
    """The text to begin with."""
    return TEXTS.get(language, TEXTS["en"])


def filled_in(words: str, *, organization: str, coalition: str) -> str:
    """The same words with the names in them. What else stands in braces stays as it is."""
    return words.replace(ORGANIZATION, organization).replace(COALITION, coalition)


# What a mail says that brings a letter. Nobody types into it, so that nothing else can stand in it.
MAILS = {
    "en": ("A letter from {coalition}", """Good day,

attached is a letter from {coalition} to {organization}, as a PDF.

You can answer this mail. It reaches whoever sent it."""),
    "es": ("Una carta de {coalition}", """Buenos días:

Adjuntamos una carta de {coalition} para {organization}, en PDF.

Pueden responder a este correo. Llega a quien lo envió."""),
}  # fmt: skip


def mail_for(language: str, *, organization: str, coalition: str) -> tuple[str, str]:
    """Subject and words of the mail. A subject is one line, whatever a name holds."""
    subject, words = MAILS.get(language, MAILS["en"])
    subject = " ".join(filled_in(subject, organization=organization, coalition=coalition).split())
    return subject, filled_in(words, organization=organization, coalition=coalition)
