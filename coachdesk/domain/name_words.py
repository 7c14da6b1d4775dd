"""Words that help to tell a name from a word: folded, without accents."""

from __future__ import annotations

from typing import Final

PARTICLES: Final = frozenset(
    "d de da das del della den der des di do dos du e el en het l la las le les lo los o of saint sainte st ste "
    "ten ter the van von y zu zur al ben bin ibn mac mc et and i a".split()
)
"""Part of many names, and no name by themselves."""

TITLES: Final = frozenset(
    "m mr mme mmes mlle mlles mm mrs ms miss dr drs docteur docteure doctor pr prof professeur professeure me "
    "maitre monsieur madame mademoiselle sir lady soeur frere".split()
)
"""What stands before a name and says that one follows."""

RELATIONS: Final = frozenset(
    "mere pere maman papa fille fils soeur frere mari femme epouse epoux conjoint conjointe compagnon compagne tante "
    "tata oncle tonton cousin cousine neveu niece belle-mere beau-pere belle-soeur beau-frere grand-mere grand-pere "
    "mamie papi voisin voisine collegue ami amie mother mum mom father dad daughter son sister brother wife husband "
    "partner aunt uncle nephew grandmother grandfather neighbour friend colleague".split()
)
"""Who somebody is to another; noted small beside a name, it is no part of it. With a capital it may be: ``Cousin``."""

HOME_WORDS: Final = frozenset(
    "tante tata oncle tonton maman papa mamie mum mom dad aunt uncle grand-mere grand-pere".split()
)
"""Those that are nobody's name, even with a capital: ``Tante Yvonne``."""

ALSO_WORDS: Final = frozenset(
    # First names
    "aime aimee ange aurore avril blanche capucine celeste cerise claire clair "
    "clement clemence constance dahlia desire desiree douce eden fleur franc franche gentil grace "
    "heureuse honore hortense iris jade joy juste lavande lila lilas lis lune marine marguerite may mai "
    "melodie modeste nuit ocean oceane olive parfait pascal patience paris perle pervenche pierre placide prosper "
    "prudence prune reine rose rosier sage sereine soleil tendre toussaint vaillant victoire "
    "violette zephyr noel pacifique bienvenue faith hope june april summer autumn ivy holly heather amber ruby "
    "pearl daisy lily violet jasmine charity mercy will mark bill grant rich chase "
    "dean earl miles art guy major melody harmony destiny sky star dawn eve "
    "gaie merci lucide "
    # Family names
    "abbe allemand anglais argent auge barre bas basse beau beaux belle bel berger "
    "blanc bleu blond blonde bois boisson bon bonne bonnet bouche boucher "
    "boulanger bourgeois boutin bras breton brun brune bruyere carre cave chapelle "
    "charbonnier charpentier chasseur chat chateau chauvin chene chevalier clerc cloche coin "
    "cordier corps cote cousin couturier coste croix cuisinier dimanche droit "
    "ete ferme ferrier feuille fleury fontaine forestier foret fort forte "
    "fournier frais froment gai garcon gardien garnier gauche gras grand grande "
    "grange gros grosse hardy herbe heritier hiver homme jardin jeune jour "
    "jolie joli jolly lange large "
    "loup mace maire maison maitre marchand marechal "
    "masse masson mercier merle meunier moine montagne "
    "moulin mouton munier noir noire normand olivier page pages paquet parent pasteur pelletier "
    "petit petite pigeon pin plat poirier poisson pont port potier poulain "
    "prieur prince puits racine renard riche riviere roche roi "
    "rousse roux roy salle saule sauvage serre soleil soulier tailleur "
    "vallee verdier vert verte vieux vigne ville voisin "
    "baker barber bell bird black bold bond book bridge brook brooks brown bush butler carpenter carter church "
    "clay coal cook cooper cross day dean diamond drake driver english farmer field fields fisher fish flowers "
    "ford forest foster fox french frost gardener gold good gray green grey hall hand hard hart head hill holiday "
    "home hope house hunt hunter king knight lake lane law light little long love major marsh mason may miles mill "
    "miller moon moore music noble north nurse page park parsons peace pike pool poole pope porter potter "
    "power price pride prince queen rain read reed rich rivers rock rose rush sharp shepherd short silver singer "
    "small smart smith snow south spring steel stone storm strong summers sweet swift teacher thorn turner "
    "wall walker ward waters weaver west white wild winter wise wolf wood woods worth young "
    # Places
    "auch bath brest corps die foix gap grasse lens "
    "mende nice orange reading sens tours tulle vienne".split()
)
"""Ordinary words that somebody or some place is called, too: written small they are taken for the word."""

OPENERS: Final = frozenset(
    "a ai an as au aux car ce cet ces ca can do donc elle elles en est et eu eux fin he her him his how if il ils "
    "in is it je la le les leur leurs li lui ma mais man me mes mon moi ne ni non nos notre nous on ont or ou oui "
    "par pas peu plus pour qu que qui sa sans se ses she si so son sous sur ta te tes the they this to toi ton tu "
    "un une us va vers vi vos votre vous was we when with y you yes no not now then there".split()
)
"""Words so short or so frequent that even a capital at the start of a sentence says nothing."""

CAPITALISED: Final = frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter noel paques toussaint pentecote ascension ramadan dieu god "
    "english french anglais francais europe etat internet teams zoom whatsapp google excel word doctolib linkedin "
    # Letters that stand for things, not for somebody
    "act adeli ag agefiph ald ame amp ap ars as ash at atsem bac be bts ca caf cbi cbt cd cdd cdg cdi cds "
    "ce cea cfo ch chsct chu cim cmp cmu cnv covid cpam cpf crp cse csmf css ct cv dif dp dpc dpi drh dsi "
    "dsm du dut ee ehpad emdr epi eti etp eva fh fm fmr gad gp grow had hads hdj hr iade iban ibode icd icu "
    "ide idec ifas ifsi ij imc ime insee ipa irm isi it itep its kpi mbi mbsr mdph msa nhs nir oc oh ok "
    "olbi oms onu ot pas pca pdf phq pib pj pma pmi pms pnl pro qcm qi qvct qvt r rcp rcr rdv reac rgpd rh "
    "rib rpps rps rqth rsa rse rtt sam samu sav scs siren siret smr sms sos spa sps spst ssiad ssr sst "
    "stress swot tcc tdah tlv tms toc tpt tv uk urssaf us usa usld va vae vip visio vpn who".split()
)
"""Written with capitals in the middle of a sentence without naming anyone."""

FIRST_NAMES: Final = frozenset(
    "abdel abdou adam adama adele adrien agathe agnes ahmed aicha aissatou alain alban albert alex alexandra "
    "alexandre alexia alexis ali alice alicia aline alix alma alphonse amadou amandine amelie amina aminata amine "
    "amir amira ana anais anas anatole andre andrea andrew angela angele angelique anissa anita ann anna annabelle "
    "anne annick annie anouk anthony antoine antoinette apolline ariane aristide armand armelle arnaud arthur assia "
    "astrid aubin aude audrey auguste augustin aurelia aurelie aurelien awa axel axelle aya aymeric ayoub aziz "
    "baptiste barbara basile bastien beatrice ben benedicte benjamin benoit berenice bernadette bernard bertrand "
    "bilal blandine boris brahim brian brice brigitte bruno camila camille carla carole caroline cassandra cassandre "
    "catherine cecile cedric celia celine cesar chantal charlene charles charlotte chloe christelle christian "
    "christiane christine christophe christopher cindy clara clarisse claude claudette claudia claudie claudine clea "
    "clemence clement cleo clotilde colette coline coralie corentin corinne cyril cyrille damien daniel daniele "
    "danielle danny daphne dave david deborah delphine denis denise diana diane didier dina djamila dominique donald "
    "dorian dorothee driss dylan edgar edith edmond edouard edward elena eleonore eliane elias elie eline eliott "
    "elisa elisabeth elise elizabeth ella elliot elodie eloise elsa emeline emeric emile emilie emilien emily emma "
    "emmanuel emmanuelle enzo eric erica erik ernest erwan esteban estelle esther ethan etienne eugene eugenie eva "
    "evan evelyne fabien fabienne fabrice fanny farid fatiha fatima fatou fatoumata felicie felix ferdinand fernand "
    "flavie flavien florence florent florian francine francis francisco franck francois francoise frederic frederique "
    "gabin gabriel gabrielle gael gaelle gaetan gaspard gaston gautier genevieve geoffrey george georges georgette "
    "gerald geraldine gerard germain germaine ghislaine gilbert gilles ginette gisele gregoire gregory guillaume "
    "guillemette gustave gwenaelle hadrien hakim hamza hannah harry hassan hector helena helene henri henriette herve "
    "hicham hubert hugo hugues huguette ibrahim ikram ilyes imane ines ingrid irene isaac isabelle ismael ivan "
    "jacqueline jacques jade james jamila jane janine jasmine jason jean jeanne jeannine jeffrey jennifer jeremie "
    "jeremy jerome jessica joanna joel joelle johan johanna john jonas jonathan jordan joris jose joseph josephine "
    "josette joshua josiane judith jules julia julian julie julien juliette justin justine kader kamel karen karim "
    "karima karine kate katia kenneth kenza kevin khadija khaled laetitia lamia lara larbi laure laurence laurent "
    "laurie lea leila lena leo leon leonard leonie leopold lilian liliane lilou lina linda lionel lisa lise loan loic "
    "lola lorenzo loris louane louis louise luc lucas lucette lucia lucie lucien lucienne lucile ludivine ludovic "
    "luis luna lydia lydie lyna mael maelle maelys maeva magali mahamadou mahmoud maia maite malik malika mamadou "
    "manon manuel marc marcel marcelle marcus margaux margot maria mariam marianne marie marielle marilyne marina "
    "mario marion marius marjorie marlene marthe martial martine mary maryse mateo mathieu mathilde mathis mathurin "
    "matteo matthew matthias matthieu maud maurice max maxence maxime mehdi melanie melina melissa mia michael michel "
    "michele micheline michelle mickael miguel mila milan mireille mohamed mohammed moise monica monique morgane "
    "mounir mourad moussa muriel mustapha myriam nabil nadege nadia nadine naima nancy naomi nassim natacha nathalie "
    "nathan nawel nelly nicolas nicole nils nina nino noa noah noam noelle noemie nolan nora norbert nour odette "
    "odile olga oliver olivia omar ophelie oscar ousmane oussama pablo paola pascale patrice patricia patrick paul "
    "paula paulette pauline pedro perrine peter philippe pierrick quentin rachel rachid rachida rafael raoul raphael "
    "raphaelle raymond rebecca regine regis remi remy rene renee richard robert robin rodolphe roger roland rolande "
    "romain romane romuald ronald rosalie roxane ruben ryan sabine sabrina sacha said saida salah salim salma salome "
    "samia samir samira samuel samy sandra sandrine sandy sara sarah sasha sebastien selim selma serge severine "
    "sidonie simon simone sofia sofiane soizic solange solene sonia sophia sophie soraya stanislas stella stephane "
    "stephanie steve steven susan suzanne sylvain sylviane sylvie tanguy tania tatiana teddy teresa theo theodore "
    "therese thibaud thibault thibaut thierno thierry thomas tia tim timothee timothy tiphaine titouan tom tony "
    "tristan ugo ulysse valentin valentine valerie vanessa vera veronique vianney victor victoria vincent virginie "
    "viviane vivien wahiba walid wassim wendy wilfried william xavier yacine yael yanis yann yannick yasmina yasmine "
    "yassine yoann yohan yolande youssef yvan yves yvette yvon yvonne zacharie zara zineb zoe zohra zuzanna".split()
)
"""Common first names: at the start of a sentence a capital alone would not tell them from a word."""
