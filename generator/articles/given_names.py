"""Frequent given names: they tell `Klein, Eva` from `Reuters, Berlin`, some a man from a woman."""

MEN = frozenset(
    """
    James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony
    Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan
    Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander
    Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle
    Ethan Walter Noah Jeremy Christian Keith Roger Terry Harry Carl Arthur Lawrence Albert Joe Jim Bob Bill
    Tom Mike Dan Dave Steve Jeff Greg Ken Ron Rick Rob Ted Tim Tony Ben Sam Fred Howard Ralph Eugene Russell
    Louis Philip Bobby Johnny Bradley Vladimir Boris Mikhail Ivan Sergei Nikolai Mohammed Muhammad Mohamed
    Ahmed Ali Hassan Hussein Abdullah Ibrahim Omar Yusuf Juan Carlos Luis Jorge Pedro Miguel Antonio Fernando
    Francisco Manuel Raul Pablo Hans Karl Klaus Helmut Wolfgang Gerhard Jacques Pierre Francois Michel Andre
    Giovanni Giuseppe Mario Marco Luigi Yasuhiro Kiichi Hiroshi Margarito Ronald Barack Bernie Marco Newt Mitt
    Chuck Rand Chris Harold Stanley Leonard Norman Ernest Alan Allen Graham Nigel Ian Simon Neil Geoffrey
    Clive Trevor Martin Vincent Roy Bruce Wayne Craig Glenn Dean Todd Chad Derek Brett Brent Lloyd Leslie
    """.split()  # noqa: SIM905 - plain words
) - {"Leslie"}
WOMEN = frozenset(
    """
    Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret
    Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia
    Dorothy Amy Kathleen Angela Shirley Emma Brenda Pamela Nicole Anna Samantha Katherine Christine Debra
    Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren
    Kelly Christina Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria
    Sara Janice Ann Anne Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Amber Denise
    Danielle Marilyn Beverly Charlotte Natalie Theresa Diana Brittany Doris Kayla Alexis Lori Marie Hillary
    Ivanka Melania Chelsea Huma Kellyanne Carly Condoleezza Madeleine Janet Angela Indira Benazir Corazon
    Imelda Violeta Golda Gro Megyn Katrina Debbie Kathy Susan Sue Jane Helen Ellen Claire Kate Lucy Sally
    Fatima Aisha Leila Olga Svetlana Natalia Tatiana Elena Irina Yulia Ursula Simone Isabel Carmen Rosa Elsa
    """.split()  # noqa: SIM905 - plain words
)

OTHERS = frozenset(
    """
    Eva Jan Sabine Petra Monika Claudia Stefan Stephan Andreas Markus Matthias Jürgen Uwe Dieter Heinz
    Horst Günter Günther Werner Manfred Bernd Jörg Jens Sven Lars Torsten Thorsten Dirk Ralf Rolf Holger
    Olaf Kai Tobias Florian Sebastian Felix Lukas Maximilian Moritz Jonas Leon Julian Christoph Katharina
    Katrin Kathrin Kerstin Silke Heike Birgit Gabriele Ute Ulrike Susanne Martina Nadine Stefanie Anja
    Tanja Silvia Christa Ingrid Helga Renate Gisela Brigitte Marlene Johanna Lena Leonie Lea Franziska
    Friederike Bettina Cornelia Elke Regina Sigrid Tim Till Ulrich Philippe Alain Bernard Christophe
    Nicolas Frédéric Laurent Olivier Stéphane Julien Sébastien Guillaume Mathieu Antoine Benoît Étienne
    François Gérard Henri Hervé Luc Marc Pascal Patrice Rémi Thierry Xavier Yves Camille Céline Chantal
    Corinne Delphine Élise Émilie Fabienne Françoise Hélène Isabelle Jeanne Juliette Léa Louise Lucie
    Manon Martine Mathilde Monique Nathalie Odile Pauline Sophie Sylvie Valérie Véronique Virginie Zoé
    José Javier Jesús Alejandro Alberto Andrés Ángel Diego Eduardo Enrique Ernesto Felipe Gabriel Gonzalo
    Guillermo Héctor Hugo Ignacio Jaime Joaquín Julio Marcos Martín Óscar Rafael Ramón Raúl Ricardo
    Roberto Rodrigo Sergio Vicente Alicia Ana Beatriz Clara Cristina Esther Inés Irene Josefa Juana Lucía
    Luisa Marta María Paula Raquel Rocío Sonia Verónica Alessandro Angelo Claudio Davide Domenico Enrico
    Fabio Federico Filippo Francesco Giacomo Giorgio Giulio Lorenzo Luca Marcello Massimo Matteo Maurizio
    Michele Nicola Paolo Pietro Riccardo Salvatore Stefano Tommaso Vincenzo Alessandra Antonella Carla
    Caterina Chiara Daniela Elisa Federica Francesca Giorgia Giovanna Giulia Ilaria Michela Monica Paola
    Roberta Stefania Valentina Valeria João Nuno Paulo Rui Tiago Vasco Bruno Filipe Gonçalo Joana Inês
    Mariana Catarina Rita Pieter Kees Willem Hendrik Joost Daan Sander Wouter Maarten Jeroen Marieke
    Anneke Femke Sanne Lotte Anders Björn Erik Fredrik Gunnar Gustav Henrik Johan Kristian Magnus Mats
    Mikael Niklas Nils Ole Oskar Søren Tomas Annika Astrid Birgitta Camilla Elin Frida Gunilla Hanna
    Helena Ida Jenny Karin Kristina Malin Mette Sofie Solveig Ulla Jiří Petr Pavel Tomáš Jakub Ondřej
    Vojtěch Zdeněk Václav František Josef Karel Miroslav Jaroslav Milan Michal Lukáš Marek Jana Hana Věra
    Lenka Kateřina Zuzana Jitka Tereza Veronika Piotr Paweł Andrzej Krzysztof Tomasz Marcin Michał
    Grzegorz Jerzy Tadeusz Wojciech Agnieszka Katarzyna Małgorzata Ewa Joanna Magdalena Aleksandra Alexei
    Aleksandr Andrei Andrey Dmitri Dmitry Igor Oleg Sergey Viktor Yuri Anastasia Ekaterina Galina Ksenia
    Marina Nadezhda Oksana Yulia Gábor László István Zoltán Ferenc Attila Péter Tamás Eszter Katalin Ágnes
    Mehmet Ahmet Mustafa Ayşe Fatma Emine Murat Khaled Youssef Layla Giorgos Dimitris Yannis Nikos Eleni
    """.split()  # noqa: SIM905 - plain words
)
TOWNS = frozenset({"Charlotte", "Chad", "Chelsea", "Lincoln", "Madison", "Nancy", "Victoria", "Virginia"})
"""Places too: `Reuters, Nancy`, `Jane Doe, Charlotte`."""
GIVEN = (MEN | WOMEN | OTHERS) - TOWNS
